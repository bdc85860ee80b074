import type { FolderFormat, ForeignFile, ForeignFormat } from "../format.js";
import { readV3 } from "./collection.js";

const RESOURCES = ".resources";

/** v3, a folder of YAML files. docs/inputs.md says what is known of it. */
export const v3: FolderFormat = {
  kind: "folder",
  // A folder that only holds such folders is not a collection: `postman/collections` looks like that.
  detect: (entries) =>
    entries.some((entry) =>
      entry.isDirectory() ? entry.name === RESOURCES : /\.request\.ya?ml$/i.test(entry.name),
    ),
  fileType: "YAML file",
  ownsFile: (name) => /\.ya?ml$/i.test(name),
  hiddenFolders: [RESOURCES],
  read: readV3,
};

/** One file of a v3 folder. */
export const v3File: ForeignFormat = {
  kind: "foreign",
  detectText: (text) => /^\$kind:/m.test(text),
  describe: () => SINGLE_FILE,
};

/** A YAML file of any other content. */
export const yamlFile: ForeignFormat = {
  kind: "foreign",
  detectText: (_text, file) => /\.ya?ml$/i.test(file),
  describe: () => SINGLE_FILE,
};

const SINGLE_FILE: ForeignFile = {
  description: "a collection in YAML is a folder, and this is one file",
  hint: "give the folder that holds the collection's requests and its .resources",
};
