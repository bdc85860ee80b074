// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

// The following JSON is sent in the request body.

// {
  // "compartmentId": "reprehenderit qui"
// }

loJson = createobject("CkJsonObject")
loJson.UpdateString("compartmentId","reprehenderit qui")

loHttp.SetRequestHeader("Content-Type","application/json")
loHttp.SetRequestHeader("Date","{{date}}")
loHttp.SetRequestHeader("Authorization","{{signature}}")
loHttp.SetRequestHeader("x-content-sha256","{{content_sha256}}")

loResp = createobject("CkHttpResponse")
llSuccess = loHttp.HttpJson("POST","https://iaas.{{region}}.oraclecloud.com/20160918/bootVolumeBackups/sint non ex/actions/changeCompartment",loJson,"application/json",loResp)
if (llSuccess = .F.) then
    ? loHttp.LastErrorText
    release loHttp
    release loJson
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
    release loJson
    release loResp
    return
endif

release loHttp
release loJson
release loResp
