// GetDriveResponse: GetDriveResponse

export interface GetDriveResponse {
  name: string;
  root: GetDriveFolder;
}

export interface GetDriveFolder {
  name: string;
  entries: GetDriveEntry[];
}

export interface GetDriveEntry {
  size: number;
  folder: GetDriveFolder | null;
}
