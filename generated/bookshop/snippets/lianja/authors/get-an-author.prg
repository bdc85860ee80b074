// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loHttp.AuthToken = "{{token}}"
loHttp.SetRequestHeader("Accept","application/json")

loSbResponseBody = createobject("CkStringBuilder")
llSuccess = loHttp.QuickGetSb("https://bookshop.example.com/v1/authors/ursula-k-le-guin",loSbResponseBody)
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
  // "id": "ursula-k-le-guin",
  // "name": "Ursula K. Le Guin",
  // "born": 1929,
  // "died": 2018,
  // "books": [
    // {
      // "id": "the-dispossessed",
      // "title": "The Dispossessed"
    // },
    // {
      // "id": "the-lathe-of-heaven",
      // "title": "The Lathe of Heaven"
    // }
  // ]
// }

// Sample code for parsing the JSON response...

lcId = loJResp.StringOf("id")
lcName = loJResp.StringOf("name")
lnBorn = loJResp.IntOf("born")
lnDied = loJResp.IntOf("died")
lnI = 0
lnCount_i = loJResp.SizeOfArray("books")
do while lnI < lnCount_i
    loJResp.I = lnI
    lcId2 = loJResp.StringOf("books[i].id")
    lcTitle = loJResp.StringOf("books[i].title")
    lnI = lnI + 1
enddo

release loHttp
release loSbResponseBody
release loJResp
