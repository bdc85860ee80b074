// CreateBackupBody: BackupRequest

import type { Url } from "node:url"; // main
export interface BackupRequest {
  type?: "FULL" | "INCREMENTAL";
  items: {
    kind: "a" | "b";
    size: number;
  }[];
  "odd key"?: string;
  amount: Url;
  /** Format: date-time. */
  at: string;
  map: Record<string, "x" | "y" | "z">;
  nested: Nested;
}

export interface Nested {
  a: number;
}
