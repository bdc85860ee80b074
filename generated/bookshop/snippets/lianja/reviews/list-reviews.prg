// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loHttp.AuthToken = "{{token}}"
loHttp.SetRequestHeader("Accept","application/json")

loSbResponseBody = createobject("CkStringBuilder")
llSuccess = loHttp.QuickGetSb("https://bookshop.example.com/v1/books/invisible-cities/reviews",loSbResponseBody)
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
    // "id": 41,
    // "by": "marco",
    // "rating": 5,
    // "text": "Every city is Venice, and I miss it already.",
    // "at": "2024-06-03T19:22:00Z",
    // "replies": [
      // {
        // "id": 42,
        // "by": "kublai",
        // "rating": null,
        // "text": "You never told me about Venice.",
        // "at": "2024-06-03T20:01:00Z",
        // "replies": [
          // {
            // "id": 43,
            // "by": "marco",
            // "rating": null,
            // "text": "Every time I describe a city I am saying something about Venice.",
            // "at": "2024-06-03T20:04:00Z",
            // "replies": []
          // }
        // ]
      // }
    // ]
  // }
// ]

// Sample code for parsing the JSON response...

loItem = createobject("CkJsonObject")
lnI = 0
lnCount_i = loJarrResp.Size
do while lnI < lnCount_i
    loJarrResp.ObjectAt2(lnI,loItem)
    lnId = loItem.IntOf("id")
    lcBy = loItem.StringOf("by")
    lnRating = loItem.IntOf("rating")
    lcText = loItem.StringOf("text")
    lcAt = loItem.StringOf("at")
    lnJ = 0
    lnCount_j = loItem.SizeOfArray("replies")
    do while lnJ < lnCount_j
        loItem.J = lnJ
        lnId2 = loItem.IntOf("replies[j].id")
        lcBy2 = loItem.StringOf("replies[j].by")
        lcRating = loItem.StringOf("replies[j].rating")
        lcText2 = loItem.StringOf("replies[j].text")
        lcAt2 = loItem.StringOf("replies[j].at")
        lnK = 0
        lnCount_k = loItem.SizeOfArray("replies[j].replies")
        do while lnK < lnCount_k
            loItem.K = lnK
            lnId3 = loItem.IntOf("replies[j].replies[k].id")
            lcBy3 = loItem.StringOf("replies[j].replies[k].by")
            lcRating2 = loItem.StringOf("replies[j].replies[k].rating")
            lcText3 = loItem.StringOf("replies[j].replies[k].text")
            lcAt3 = loItem.StringOf("replies[j].replies[k].at")
            lnK = lnK + 1
        enddo
        lnJ = lnJ + 1
    enddo
    lnI = lnI + 1
enddo
release loItem

release loHttp
release loSbResponseBody
release loJarrResp
