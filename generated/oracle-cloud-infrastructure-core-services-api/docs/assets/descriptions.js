globalThis.postmanDocs = Object.assign(globalThis.postmanDocs ?? {}, {
descriptions: [
"Lists the boot volume backups of one compartment. The result can be narrowed by volume, by name or by state, and comes in pages. compartmentId bootVolumeId limit page displayName sourceBootVolumeBackupId sortBy sortOrder lifecycleState Date Authorization",
"Starts a backup of one boot volume. The answer comes back at once, while the work goes on: - `REQUEST_RECEIVED`: the request was accepted - `CREATING`: the volume's data has been captured and is being stored - `AVAILABLE`: the backup is complete and can be restored For the ideas behind it, see [Overview of Boot Volume Backups](/iaas/Content/Block/Concepts/bootvolumebackups.htm). opc-retry-token Content-Type Date Authorization x-content-sha256",
"Returns what is known about one boot volume backup. bootVolumeBackupId Date Authorization",
"Changes the name or the tags of a boot volume backup. What the body leaves out stays as it is. Names are no place for confidential data. bootVolumeBackupId if-match Content-Type Date Authorization x-content-sha256",
"Deletes a boot volume backup. It cannot be brought back. bootVolumeBackupId if-match Date Authorization",
"Copies a boot volume backup into another region. The copy is a backup of its own there; it can be encrypted with another key. bootVolumeBackupId opc-retry-token Content-Type Date Authorization x-content-sha256",
"Moves a boot volume backup to another compartment of the same tenancy. See [Managing Compartments](/iaas/Content/Identity/Tasks/managingcompartments.htm). bootVolumeBackupId Content-Type Date Authorization x-content-sha256",
],
});
