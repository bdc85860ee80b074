// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

// The following JSON is sent in the request body.

// {
  // "rating": 4,
  // "text": "I read it on the train and missed my stop.",
  // "replyTo": null
// }

loJson = createobject("CkJsonObject")
loJson.UpdateInt("rating",4)
loJson.UpdateString("text","I read it on the train and missed my stop.")
loJson.UpdateNull("replyTo")

loHttp.AuthToken = "{{token}}"
loHttp.SetRequestHeader("Content-Type","application/json")

loResp = createobject("CkHttpResponse")
llSuccess = loHttp.HttpJson("POST","https://bookshop.example.com/v1/books/invisible-cities/reviews",loJson,"application/json",loResp)
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
  // "id": 57,
  // "by": "ada",
  // "rating": 4,
  // "text": "I read it on the train and missed my stop.",
  // "at": "2024-07-12T07:48:10Z",
  // "replies": []
// }

// Sample code for parsing the JSON response...

lnId = loJResp.IntOf("id")
lcBy = loJResp.StringOf("by")
lnRating = loJResp.IntOf("rating")
lcText = loJResp.StringOf("text")
lcAt = loJResp.StringOf("at")

release loHttp
release loJson
release loResp
release loSbResponseBody
release loJResp
