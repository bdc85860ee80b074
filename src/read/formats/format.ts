import type { Dirent } from "node:fs";

import type { Place, Report } from "../../diagnostics/diagnostic.js";
import type { CollectionJson } from "../normalize/collection.js";
import type { Json } from "../normalize/values.js";

/** A format that a file or a folder of the user can have. */
export type Format = JsonFormat | FolderFormat | ForeignFormat;

/** A format in which one JSON file holds a collection. */
export interface JsonFormat {
  kind: "json";
  detect(json: Json): boolean;
  /** Converts the collection to v2.1. `path` is the JSON path of `json` in its file. */
  read(json: Json, path: string, report: Report): CollectionJson | Promise<CollectionJson>;
}

/** A format in which a folder of files is a collection. */
export interface FolderFormat {
  kind: "folder";
  /** Decides by what is directly in the folder. */
  detect(entries: readonly Dirent[]): boolean;
  /** The name of its files in a message: "YAML file". */
  fileType: string;
  /** Whether a file of that name, at any depth, belongs to the collection. */
  ownsFile(name: string): boolean;
  /** Names of hidden folders that belong to the collection. */
  hiddenFolders: readonly string[];
  /** Converts the collection to v2.1. `report` takes diagnostics with file, line and column. */
  read(folder: CollectionFolder, report: Report): Promise<FolderCollection>;
}

/** A format that is only recognized, so that the message can say what the file is and what to do with it. */
export interface ForeignFormat {
  kind: "foreign";
  detectBytes?(bytes: Uint8Array): boolean;
  /** Detects it in text that is neither JSON nor markup. */
  detectText?(text: string, file: string): boolean;
  detectJson?(json: Json): boolean;
  /** `json` is empty for a file that is not JSON. */
  describe(json: Json): ForeignFile;
}

/** A file that holds no collection. */
export interface ForeignFile {
  /** Says what the file is: "it is a HAR recording". */
  description: string;
  /** Says what the user can do. */
  hint?: string;
}

/** A folder in a format that was detected. */
export interface CollectionFolder {
  /** Its path in messages. */
  path: string;
  /** The name of the collection, unless its files give one. */
  name: string;
  /** In order of path. */
  files: readonly FolderFile[];
}

/** A file of a collection that is a folder. */
export interface FolderFile {
  /** Relative to the folder, `/` between parts. */
  path: string;
  bytes: Uint8Array;
}

/** The collection of a folder. */
export interface FolderCollection {
  collection: CollectionJson;
  /** Finds a JSON path that starts with the path of a file: `$["Orders/List.request.yaml"].url`. */
  locate(path: string): Place;
}
