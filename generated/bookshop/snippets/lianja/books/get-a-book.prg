// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loHttp.AuthToken = "{{token}}"
loHttp.SetRequestHeader("Accept","application/json")

loSbResponseBody = createobject("CkStringBuilder")
llSuccess = loHttp.QuickGetSb("https://bookshop.example.com/v1/books/invisible-cities",loSbResponseBody)
if (llSuccess = .F.) then
    ? loHttp.LastErrorText
    release loHttp
    release loSbResponseBody
    return
endif

loJResp = createobject("CkJsonObject")
loJResp.LoadSb(loSbResponseBody)
loJResp.EmitCompact = .F.

? "Response Body:"
? loJResp.Emit()

lnRespStatusCode = loHttp.LastStatus
? "Response Status Code = " + str(lnRespStatusCode)
if (lnRespStatusCode >= 400) then
    ? "Response Header:"
    ? loHttp.LastHeader
    ? "Failed."
    release loHttp
    release loSbResponseBody
    release loJResp
    return
endif

// Sample JSON response:
// (Sample code for parsing the JSON response is shown below)

// {
  // "id": "invisible-cities",
  // "title": "Invisible Cities",
  // "subtitle": "Le città invisibili",
  // "authors": [
    // {
      // "id": "italo-calvino",
      // "name": "Italo Calvino"
    // }
  // ],
  // "isbn": "9780156453806",
  // "published": 1972,
  // "language": "en",
  // "price": {
    // "amount": 14,
    // "currency": "EUR"
  // },
  // "stock": 3,
  // "tags": [
    // "cities",
    // "Kublai Khan"
  // ],
  // "cover": "/books/invisible-cities/cover",
  // "addedAt": "2024-05-17T11:02:31Z"
// }

// Sample code for parsing the JSON response...

lcId = loJResp.StringOf("id")
lcTitle = loJResp.StringOf("title")
lcSubtitle = loJResp.StringOf("subtitle")
lnI = 0
lnCount_i = loJResp.SizeOfArray("authors")
do while lnI < lnCount_i
    loJResp.I = lnI
    lcId2 = loJResp.StringOf("authors[i].id")
    lcName = loJResp.StringOf("authors[i].name")
    lnI = lnI + 1
enddo
lcIsbn = loJResp.StringOf("isbn")
lnPublished = loJResp.IntOf("published")
lcLanguage = loJResp.StringOf("language")
lnPriceAmount = loJResp.IntOf("price.amount")
lcPriceCurrency = loJResp.StringOf("price.currency")
lnStock = loJResp.IntOf("stock")
lnI = 0
lnCount_i = loJResp.SizeOfArray("tags")
do while lnI < lnCount_i
    loJResp.I = lnI
    lcValue = loJResp.StringOf("tags[i]")
    lnI = lnI + 1
enddo
lcCover = loJResp.StringOf("cover")
lcAddedAt = loJResp.StringOf("addedAt")

release loHttp
release loSbResponseBody
release loJResp
