/** A file of the output, before it is laid out and written. */
export interface PlannedFile {
  /** POSIX, relative to the collection's folder. */
  path: string;
  content: string;
  executable?: boolean;
  /** How Prettier lays it out; absent: it is written as it stands. */
  format?: "typescript" | "json";
  /** The content as Prettier's defaults lay it out, where that was done ahead of time. */
  laidOut?: string;
}
