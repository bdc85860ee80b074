// This example assumes the Chilkat API to have been previously unlocked.
// See Global Unlock Sample for sample code.

loHttp = createobject("CkHttp")

loHttp.SetRequestHeader("Date","{{date}}")
loHttp.SetRequestHeader("Authorization","{{signature}}")

loSbResponseBody = createobject("CkStringBuilder")
llSuccess = loHttp.QuickGetSb("https://iaas.{{region}}.oraclecloud.com/20160918/bootVolumeBackups?compartmentId=ullamco et in&" + "bootVolumeId=ea commodo&" + "limit=50&" + "page=laboris ut&" + "displayName=quis nostrud&" + "sourceBootVolumeBackupId=aute Lorem&" + "sortBy=TIMECREATED&" + "sortOrder=DESC&" + "lifecycleState=AVAILABLE",loSbResponseBody)
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
    // "id": "elit do",
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
  // },
  // {
    // "id": "mollit anim",
    // "displayName": "consectetur",
    // "compartmentId": "proident minim",
    // "timeCreated": "1974-11-02T18:09:12.114Z",
    // "lifecycleState": "FAULTY",
    // "bootVolumeId": "velit culpa in",
    // "definedTags": {},
    // "freeformTags": {},
    // "imageId": "labore mollit",
    // "sizeInGBs": 50,
    // "sourceType": "MANUAL",
    // "timeRequestReceived": "1974-11-02T18:07:40.330Z",
    // "type": "INCREMENTAL",
    // "uniqueSizeInGBs": 12
  // }
// ]

// Sample code for parsing the JSON response...

loItem = createobject("CkJsonObject")
lnI = 0
lnCount_i = loJarrResp.Size
do while lnI < lnCount_i
    loJarrResp.ObjectAt2(lnI,loItem)
    lcId = loItem.StringOf("id")
    lcDisplayName = loItem.StringOf("displayName")
    lcCompartmentId = loItem.StringOf("compartmentId")
    lcTimeCreated = loItem.StringOf("timeCreated")
    lcLifecycleState = loItem.StringOf("lifecycleState")
    lcBootVolumeId = loItem.StringOf("bootVolumeId")
    lcExpirationTime = loItem.StringOf("expirationTime")
    lcImageId = loItem.StringOf("imageId")
    lcKmsKeyId = loItem.StringOf("kmsKeyId")
    lnSizeInGBs = loItem.IntOf("sizeInGBs")
    lcSourceBootVolumeBackupId = loItem.StringOf("sourceBootVolumeBackupId")
    lcSourceType = loItem.StringOf("sourceType")
    lcTimeRequestReceived = loItem.StringOf("timeRequestReceived")
    lcV_type = loItem.StringOf("type")
    lnUniqueSizeInGBs = loItem.IntOf("uniqueSizeInGBs")
    lnI = lnI + 1
enddo
release loItem

release loHttp
release loSbResponseBody
release loJarrResp
