import { fileType } from "../../ir/headers.js";
import type { OperationIr, Template } from "../../ir/model.js";
import { FreeNames } from "../../names/free.js";
import { literal, oneLine, type Piece, word } from "./shell.js";
import type { ShellVariables } from "./variables.js";

/** A file that a script sends. A variable of its own names it, so that the user can send another one. */
export interface Upload {
  variable: string;
  path: Template;
  /** Base name of the path, its variables filled in. */
  file: string;
}

/** The files that an operation sends, in order. */
export function uploadsOf({ body }: OperationIr, variables: ShellVariables): Upload[] {
  const free = new FreeNames([]);
  const upload = (name: string, path: Template, file: string): Upload => ({
    variable: variables.nameBeside(name, free),
    path,
    file,
  });
  if (body?.mode === "binary") {
    return body.content === undefined ? [upload("file", body.path ?? "file", body.file ?? "file")] : [];
  }
  if (body?.mode !== "multipart") return [];
  return body.parts
    .filter((part) => !part.disabled)
    .flatMap(({ key, files = [], paths = files }) =>
      files.map((file, i) => upload(variableName(key), paths[i] ?? file, file)),
    );
}

function variableName(key: string): string {
  return /file\W*$/i.test(key) ? key : `${key} file`;
}

/** Content-Type that Postman gives the file. */
export function uploadType({ file }: Upload): string {
  return fileType(file);
}

/** The name that is sent with the file: its own, without folders. */
export function baseNamePiece({ variable }: Upload): Piece {
  return { expansion: `$(part_name "\${${variable}##*/}")` };
}

/**
 * Assigns the path of the collection. As Postman by default, a script reads nothing outside of the folder that it runs
 * in, unless its user names such a file.
 */
export function uploadDeclaration({ variable, path, file }: Upload, variables: ShellVariables): string {
  if (!leavesFolder(variables.filled(path)))
    return `${variable}=\${${variable}-${word(variables.pieces(path))}}`;
  const reason = `is a file outside of this folder (${oneLine(file)}): put ${variable}=... before the command`;
  return `${variable}=\${${variable}?${literal(reason)}}`;
}

/** Stops a script without its file before anything is sent. */
export function uploadCheck({ variable }: Upload): string {
  return `need_file ${variable} "\${${variable}}"`;
}

/** Beginnings of paths that are absolute on some system, and of dynamic variables that make such a path. */
const ABSOLUTE = /^(?:[/\\]|[A-Za-z]:|[A-Za-z][\w+.-]*:\/|\{\{\$random(?:Directory|File)Path\}\})/;

/** Whether a path is absolute on some system, or steps out of the folder that it starts in. */
function leavesFolder(template: Template): boolean {
  // No word of a script can hold NUL: without it, other characters may form a step.
  const path = template.replaceAll("\0", "");
  if (ABSOLUTE.test(path)) return true;
  let depth = 0;
  for (const step of path.split(/[/\\]/)) {
    if (step === "..") depth -= 1;
    else if (step !== "." && step !== "") depth += 1;
    if (depth < 0) return true;
  }
  return false;
}
