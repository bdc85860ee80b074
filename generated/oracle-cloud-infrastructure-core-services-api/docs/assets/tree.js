globalThis.postmanDocs = Object.assign(globalThis.postmanDocs ?? {}, {
folders: [
["Oracle Cloud Infrastructure Core Services API",-1,"folder-index"],
["boot Volume Backups",0,"folder-boot-volume-backups"],
],
items: [
["ListBootVolumeBackups","GET","/bootVolumeBackups",1,"items/boot-volume-backups/list-boot-volume-backups.html"],
["CreateBootVolumeBackup","POST","/bootVolumeBackups",1,"items/boot-volume-backups/create-boot-volume-backup.html"],
["GetBootVolumeBackup","GET","/bootVolumeBackups/:bootVolumeBackupId",1,"items/boot-volume-backups/get-boot-volume-backup.html"],
["UpdateBootVolumeBackup","PUT","/bootVolumeBackups/:bootVolumeBackupId",1,"items/boot-volume-backups/update-boot-volume-backup.html"],
["DeleteBootVolumeBackup","DELETE","/bootVolumeBackups/:bootVolumeBackupId",1,"items/boot-volume-backups/delete-boot-volume-backup.html"],
["CopyBootVolumeBackup","POST","/bootVolumeBackups/:bootVolumeBackupId/actions/copy",1,"items/boot-volume-backups/copy-boot-volume-backup.html"],
["ChangeBootVolumeBackupCompartment","POST","/bootVolumeBackups/:bootVolumeBackupId/actions/changeCompartment",1,"items/boot-volume-backups/change-boot-volume-backup-compartment.html"],
],
});
