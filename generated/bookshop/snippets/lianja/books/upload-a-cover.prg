// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loReq = createobject("CkHttpRequest")
loReq.HttpVerb = "PUT"
loReq.ContentType = "multipart/form-data"
loReq.AddFileForUpload("image","invisible-cities.jpg")
loReq.AddParam("alt","A city of towers on stilts, seen from below")

loHttp.AuthToken = "{{token}}"

loResp = createobject("CkHttpResponse")
llSuccess = loHttp.HttpReq("https://bookshop.example.com/v1/books/invisible-cities/cover",loReq,loResp)
if (llSuccess = .F.) then
    ? loHttp.LastErrorText
    release loHttp
    release loReq
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
    release loReq
    release loResp
    release loSbResponseBody
    release loJResp
    return
endif

// Sample JSON response:
// (Sample code for parsing the JSON response is shown below)

// {
  // "cover": "/books/invisible-cities/cover",
  // "width": 1200,
  // "height": 1840,
  // "bytes": 183402
// }

// Sample code for parsing the JSON response...

lcCover = loJResp.StringOf("cover")
lnWidth = loJResp.IntOf("width")
lnHeight = loJResp.IntOf("height")
lnBytes = loJResp.IntOf("bytes")

release loHttp
release loReq
release loResp
release loSbResponseBody
release loJResp
