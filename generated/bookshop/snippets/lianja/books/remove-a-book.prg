// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loHttp.AuthToken = "{{token}}"

loResp = createobject("CkHttpResponse")
llSuccess = loHttp.HttpNoBody("DELETE","https://bookshop.example.com/v1/books/invisible-cities",loResp)
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
