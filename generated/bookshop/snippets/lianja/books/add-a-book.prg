// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

// The following JSON is sent in the request body.

// {
  // "title": "If on a Winter’s Night a Traveler",
  // "authors": [
    // "italo-calvino"
  // ],
  // "isbn": "9780156439619",
  // "published": 1979,
  // "language": "en",
  // "price": {
    // "amount": 13.5,
    // "currency": "EUR"
  // },
  // "stock": 1,
  // "tags": [
    // "readers"
  // ]
// }

loJson = createobject("CkJsonObject")
loJson.UpdateString("title","If on a Winter’s Night a Traveler")
loJson.UpdateString("authors[0]","italo-calvino")
loJson.UpdateString("isbn","9780156439619")
loJson.UpdateInt("published",1979)
loJson.UpdateString("language","en")
loJson.UpdateNumber("price.amount","13.5")
loJson.UpdateString("price.currency","EUR")
loJson.UpdateInt("stock",1)
loJson.UpdateString("tags[0]","readers")

loHttp.AuthToken = "{{token}}"
loHttp.SetRequestHeader("Content-Type","application/json")
loHttp.SetRequestHeader("Idempotency-Key","{{$guid}}")

loResp = createobject("CkHttpResponse")
llSuccess = loHttp.HttpJson("POST","https://bookshop.example.com/v1/books",loJson,"application/json",loResp)
if (llSuccess = .F.) then
    ? loHttp.LastErrorText
    release loHttp
    release loJson
    release loResp
    return
endif

loSbResponseBody = createobject("CkStringBuilder")
loResp.GetBodySb(loSbResponseBody)

loJResp = createobject("CkJsonObject")
loJResp.LoadSb(loSbResponseBody)
loJResp.EmitCompact = .F.

? "Response Body:"
? loJResp.Emit()

lnRespStatusCode = loResp.StatusCode
? "Response Status Code = " + str(lnRespStatusCode)
if (lnRespStatusCode >= 400) then
    ? "Response Header:"
    ? loResp.Header
    ? "Failed."
    release loHttp
    release loJson
    release loResp
    release loSbResponseBody
    release loJResp
    return
endif

// Sample JSON response:
// (Sample code for parsing the JSON response is shown below)

// {
  // "id": "if-on-a-winters-night-a-traveler",
  // "title": "If on a Winter’s Night a Traveler",
  // "authors": [
    // {
      // "id": "italo-calvino",
      // "name": "Italo Calvino"
    // }
  // ],
  // "isbn": "9780156439619",
  // "published": 1979,
  // "language": "en",
  // "price": {
    // "amount": 13.5,
    // "currency": "EUR"
  // },
  // "stock": 1,
  // "tags": [
    // "readers"
  // ],
  // "cover": null,
  // "addedAt": "2024-06-01T08:00:00Z"
// }

// Sample code for parsing the JSON response...

lcId = loJResp.StringOf("id")
lcTitle = loJResp.StringOf("title")
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
lcPriceAmount = loJResp.StringOf("price.amount")
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
release loJson
release loResp
release loSbResponseBody
release loJResp
