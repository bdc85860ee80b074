// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loHttp.SetRequestHeader("if-match","deserunt et")
loHttp.SetRequestHeader("Date","{{date}}")
loHttp.SetRequestHeader("Authorization","{{signature}}")

loResp = createobject("CkHttpResponse")
llSuccess = loHttp.HttpNoBody("DELETE","https://iaas.{{region}}.oraclecloud.com/20160918/bootVolumeBackups/sint non ex",loResp)
if (llSuccess = .F.) then
    ? loHttp.LastErrorText
    release loHttp
    release loResp
    return
endif

? "Response Body:"
? loResp.BodyStr

lnRespStatusCode = loResp.StatusCode
? "Response Status Code = " + str(lnRespStatusCode)
if (lnRespStatusCode >= 400) then
    ? "Response Header:"
    ? loResp.Header
    ? "Failed."
    release loHttp
    release loResp
    return
endif

release loHttp
release loResp
