// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loHttp.AuthToken = "{{token}}"
loHttp.SetRequestHeader("Accept","application/json")

loSbResponseBody = createobject("CkStringBuilder")
llSuccess = loHttp.QuickGetSb("https://bookshop.example.com/v1/books?q=utopia&" + "author=ursula-k-le-guin&" + "sort=title&" + "page=1&" + "pageSize=20",loSbResponseBody)
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
  // "items": [
    // {
      // "id": "the-dispossessed",
      // "title": "The Dispossessed",
      // "authors": [
        // {
          // "id": "ursula-k-le-guin",
          // "name": "Ursula K. Le Guin"
        // }
      // ],
      // "isbn": "9780061054884",
      // "published": 1974,
      // "language": "en",
      // "price": {
        // "amount": 12.99,
        // "currency": "EUR"
      // },
      // "stock": 7,
      // "tags": [
        // "science fiction",
        // "utopia"
      // ],
      // "cover": "/books/the-dispossessed/cover",
      // "addedAt": "2024-02-29T09:15:00Z"
    // },
    // {
      // "id": "the-lathe-of-heaven",
      // "title": "The Lathe of Heaven",
      // "authors": [
        // {
          // "id": "ursula-k-le-guin",
          // "name": "Ursula K. Le Guin"
        // }
      // ],
      // "isbn": "9781416556961",
      // "published": 1971,
      // "language": "en",
      // "price": {
        // "amount": 10.5,
        // "currency": "EUR"
      // },
      // "stock": 0,
      // "tags": [
        // "science fiction",
        // "dreams"
      // ],
      // "cover": null,
      // "addedAt": "2024-03-04T16:40:00Z"
    // }
  // ],
  // "page": 1,
  // "pages": 1,
  // "total": 2
// }

// Sample code for parsing the JSON response...

lnI = 0
lnCount_i = loJResp.SizeOfArray("items")
do while lnI < lnCount_i
    loJResp.I = lnI
    lcId = loJResp.StringOf("items[i].id")
    lcTitle = loJResp.StringOf("items[i].title")
    lnJ = 0
    lnCount_j = loJResp.SizeOfArray("items[i].authors")
    do while lnJ < lnCount_j
        loJResp.J = lnJ
        lcId2 = loJResp.StringOf("items[i].authors[j].id")
        lcName = loJResp.StringOf("items[i].authors[j].name")
        lnJ = lnJ + 1
    enddo
    lcIsbn = loJResp.StringOf("items[i].isbn")
    lnPublished = loJResp.IntOf("items[i].published")
    lcLanguage = loJResp.StringOf("items[i].language")
    lcPriceAmount = loJResp.StringOf("items[i].price.amount")
    lcPriceCurrency = loJResp.StringOf("items[i].price.currency")
    lnStock = loJResp.IntOf("items[i].stock")
    lnJ = 0
    lnCount_j = loJResp.SizeOfArray("items[i].tags")
    do while lnJ < lnCount_j
        loJResp.J = lnJ
        lcValue = loJResp.StringOf("items[i].tags[j]")
        lnJ = lnJ + 1
    enddo
    lcCover = loJResp.StringOf("items[i].cover")
    lcAddedAt = loJResp.StringOf("items[i].addedAt")
    lnI = lnI + 1
enddo
lnPage = loJResp.IntOf("page")
lnPages = loJResp.IntOf("pages")
lnTotal = loJResp.IntOf("total")

release loHttp
release loSbResponseBody
release loJResp
