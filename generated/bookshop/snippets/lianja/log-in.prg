// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loReq = createobject("CkHttpRequest")
loReq.HttpVerb = "POST"
loReq.ContentType = "application/x-www-form-urlencoded"
loReq.AddParam("user","{{user}}")
loReq.AddParam("password","{{password}}")

loResp = createobject("CkHttpResponse")
llSuccess = loHttp.HttpReq("https://bookshop.example.com/v1/login",loReq,loResp)
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
  // "token": "REDACTED",
  // "expiresIn": 86400,
  // "user": {
    // "name": "ada",
    // "role": "reader"
  // }
// }

// Sample code for parsing the JSON response...

lcToken = loJResp.StringOf("token")
lnExpiresIn = loJResp.IntOf("expiresIn")
lcUserName = loJResp.StringOf("user.name")
lcUserRole = loJResp.StringOf("user.role")

release loHttp
release loReq
release loResp
release loSbResponseBody
release loJResp
