// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loHttp.AuthToken = "{{token}}"
loHttp.SetRequestHeader("Accept","application/json")

loSbResponseBody = createobject("CkStringBuilder")
llSuccess = loHttp.QuickGetSb("https://bookshop.example.com/v1/authors",loSbResponseBody)
if (llSuccess = .F.) then
    ? loHttp.LastErrorText
    release loHttp
    release loSbResponseBody
    return
endif

loJarrResp = createobject("CkJsonArray")
loJarrResp.LoadSb(loSbResponseBody)
loJarrResp.EmitCompact = .F.

? "Response Body:"
? loJarrResp.Emit()

lnRespStatusCode = loHttp.LastStatus
? "Response Status Code = " + str(lnRespStatusCode)
if (lnRespStatusCode >= 400) then
    ? "Response Header:"
    ? loHttp.LastHeader
    ? "Failed."
    release loHttp
    release loSbResponseBody
    release loJarrResp
    return
endif

// Sample JSON response:
// (Sample code for parsing the JSON response is shown below)

// [
  // {
    // "id": "italo-calvino",
    // "name": "Italo Calvino",
    // "born": 1923,
    // "died": 1985,
    // "books": 2
  // },
  // {
    // "id": "ursula-k-le-guin",
    // "name": "Ursula K. Le Guin",
    // "born": 1929,
    // "died": 2018,
    // "books": 2
  // },
  // {
    // "id": "ted-chiang",
    // "name": "Ted Chiang",
    // "born": 1967,
    // "died": null,
    // "books": 1
  // }
// ]

// Sample code for parsing the JSON response...

loItem = createobject("CkJsonObject")
lnI = 0
lnCount_i = loJarrResp.Size
do while lnI < lnCount_i
    loJarrResp.ObjectAt2(lnI,loItem)
    lcId = loItem.StringOf("id")
    lcName = loItem.StringOf("name")
    lnBorn = loItem.IntOf("born")
    lnDied = loItem.IntOf("died")
    lnBooks = loItem.IntOf("books")
    lnI = lnI + 1
enddo
release loItem

release loHttp
release loSbResponseBody
release loJarrResp
