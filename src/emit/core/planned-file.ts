/** A file of the output, before it is formatted and written. */
export interface PlannedFile {
  /** POSIX, relative to the collection's folder. */
  path: string;
  content: string;
  executable?: boolean;
  /** The parser to format it with; without one it is written as it is. */
  format?: "typescript" | "json";
  /** The content formatted with Prettier's defaults, if the build has done that. */
  formatted?: string;
}
