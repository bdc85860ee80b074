import { gzip, zip } from "./archive.js";
import { bruno } from "./bruno.js";
import { environment } from "./environment.js";
import type { FolderFormat, ForeignFormat, Format, JsonFormat } from "./format.js";
import { har } from "./har.js";
import { insomnia } from "./insomnia.js";
import { openApi } from "./openapi.js";
import { apiError, dataDump } from "./postman-api.js";
import { v1 } from "./v1.js";
import { v2 } from "./v2.js";
import { v3, v3File, yamlFile } from "./v3/format.js";

/** Every format that is read or recognized. Where several match a file, the first is taken. */
export const FORMATS: readonly Format[] = [
  ...[v2, v1, v3],
  ...[zip, gzip, v3File, environment, openApi, har, insomnia, bruno, apiError, dataDump, yamlFile],
];

export const JSON_FORMATS = FORMATS.filter((format): format is JsonFormat => format.kind === "json");

export const FOLDER_FORMATS = FORMATS.filter((format): format is FolderFormat => format.kind === "folder");

export const FOREIGN_FORMATS = FORMATS.filter((format): format is ForeignFormat => format.kind === "foreign");
