// create: BootVolumeBackup
// get: BootVolumeBackup
// list: BootVolumeBackup[]
// body: CreateBootVolumeBackupBody

export interface BootVolumeBackup {
  id: string;
  displayName: string | null;
  bootVolumeId: string;
  type: string;
  sizeInGBs: number;
  /** Format: date-time. */
  timeCreated: string;
  tags: string[];
}

export interface CreateBootVolumeBackupBody {
  bootVolumeId: string;
  type: string;
}
