// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

// The following JSON is sent in the request body.

// {
  // "bootVolumeId": "aute in",
  // "definedTags": {},
  // "displayName": "aliquip in magna",
  // "freeformTags": {},
  // "type": "FULL"
// }

loJson = createobject("CkJsonObject")
loJson.UpdateString("bootVolumeId","aute in")
loJson.UpdateNewObject("definedTags")
loJson.UpdateString("displayName","aliquip in magna")
loJson.UpdateNewObject("freeformTags")
loJson.UpdateString("type","FULL")

loHttp.SetRequestHeader("opc-retry-token","aliqua enim i")
loHttp.SetRequestHeader("Content-Type","application/json")
loHttp.SetRequestHeader("Date","{{date}}")
loHttp.SetRequestHeader("Authorization","{{signature}}")
loHttp.SetRequestHeader("x-content-sha256","{{content_sha256}}")

loResp = createobject("CkHttpResponse")
llSuccess = loHttp.HttpJson("POST","https://iaas.{{region}}.oraclecloud.com/20160918/bootVolumeBackups",loJson,"application/json",loResp)
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
  // "id": "reprehenderit dolore irure elit",
  // "displayName": "ex culpa",
  // "compartmentId": "tempor exercitation commodo cillum",
  // "timeCreated": "1981-07-30T00:01:31.556Z",
  // "lifecycleState": "TERMINATED",
  // "bootVolumeId": "dolore culpa sint",
  // "definedTags": {},
  // "expirationTime": "1947-05-09T22:23:58.728Z",
  // "freeformTags": {},
  // "imageId": "magna ipsum nisi in",
  // "kmsKeyId": "tempor veniam deserunt",
  // "sizeInGBs": 8220,
  // "sourceBootVolumeBackupId": "consequat sit dolore",
  // "sourceType": "MANUAL",
  // "timeRequestReceived": "1959-02-03T20:49:53.527Z",
  // "type": "INCREMENTAL",
  // "uniqueSizeInGBs": 2985
// }

// Sample code for parsing the JSON response...

lcId = loJResp.StringOf("id")
lcDisplayName = loJResp.StringOf("displayName")
lcCompartmentId = loJResp.StringOf("compartmentId")
lcTimeCreated = loJResp.StringOf("timeCreated")
lcLifecycleState = loJResp.StringOf("lifecycleState")
lcBootVolumeId = loJResp.StringOf("bootVolumeId")
lcExpirationTime = loJResp.StringOf("expirationTime")
lcImageId = loJResp.StringOf("imageId")
lcKmsKeyId = loJResp.StringOf("kmsKeyId")
lnSizeInGBs = loJResp.IntOf("sizeInGBs")
lcSourceBootVolumeBackupId = loJResp.StringOf("sourceBootVolumeBackupId")
lcSourceType = loJResp.StringOf("sourceType")
lcTimeRequestReceived = loJResp.StringOf("timeRequestReceived")
lcV_type = loJResp.StringOf("type")
lnUniqueSizeInGBs = loJResp.IntOf("uniqueSizeInGBs")

release loHttp
release loJson
release loResp
release loSbResponseBody
release loJResp
