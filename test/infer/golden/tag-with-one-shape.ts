// ListBackupsResponse: ListBackupsResponse

export interface ListBackupsResponse {
  items: {
    type: string;
    id: string;
    sizeInGBs: number;
    /** Format: date. */
    expires?: string;
    parentId?: string | null;
  }[];
}
