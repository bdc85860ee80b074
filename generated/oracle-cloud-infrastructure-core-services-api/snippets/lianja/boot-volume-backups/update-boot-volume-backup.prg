// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

// The following JSON is sent in the request body.

// {
  // "definedTags": {},
  // "displayName": "cillum fugiat",
  // "freeformTags": {}
// }

loJson = createobject("CkJsonObject")
loJson.UpdateNewObject("definedTags")
loJson.UpdateString("displayName","cillum fugiat")
loJson.UpdateNewObject("freeformTags")

loHttp.SetRequestHeader("if-match","deserunt et")
loHttp.SetRequestHeader("Content-Type","application/json")
loHttp.SetRequestHeader("Date","{{date}}")
loHttp.SetRequestHeader("Authorization","{{signature}}")
loHttp.SetRequestHeader("x-content-sha256","{{content_sha256}}")

loResp = createobject("CkHttpResponse")
llSuccess = loHttp.HttpJson("PUT","https://iaas.{{region}}.oraclecloud.com/20160918/bootVolumeBackups/sint non ex",loJson,"application/json",loResp)
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
  // "id": "sint non ex",
  // "displayName": "cillum fugiat",
  // "compartmentId": "proident minim",
  // "timeCreated": "1974-11-02T18:09:12.114Z",
  // "lifecycleState": "AVAILABLE",
  // "bootVolumeId": "velit culpa in",
  // "definedTags": {},
  // "expirationTime": "2011-03-27T04:41:55.902Z",
  // "freeformTags": {},
  // "imageId": "labore mollit",
  // "kmsKeyId": "ad dolore",
  // "sizeInGBs": 5412,
  // "sourceBootVolumeBackupId": "nulla sit",
  // "sourceType": "SCHEDULED",
  // "timeRequestReceived": "1974-11-02T18:07:40.330Z",
  // "type": "FULL",
  // "uniqueSizeInGBs": 1207
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
