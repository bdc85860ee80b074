// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loHttp.SetRequestHeader("Date","{{date}}")
loHttp.SetRequestHeader("Authorization","{{signature}}")

loSbResponseBody = createobject("CkStringBuilder")
llSuccess = loHttp.QuickGetSb("https://iaas.{{region}}.oraclecloud.com/20160918/bootVolumeBackups/sint non ex",loSbResponseBody)
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
  // "id": "sint non ex",
  // "displayName": "Duis aute",
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
release loSbResponseBody
release loJResp
