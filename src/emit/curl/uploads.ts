import { fileType } from "../../ir/headers.js";
import type { OperationIr, Template } from "../../ir/model.js";
import { lineWord, oneLine, type Piece } from "./shell.js";
import type { Declared, ShellVariables } from "./variables.js";

/** A file that a script sends. A variable of its own names it, so that the user can send another one. */
export interface Upload {
  variable: string;
  path: Template;
  /** Base name of the path, its variables filled in. */
  file: string;
}

/** The files that an operation sends, in order. */
export function uploadsOf({ body }: OperationIr, variables: ShellVariables): Upload[] {
  const upload = (name: string, path: Template, file: string): Upload => ({
    variable: variables.nameBeside(name),
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
 * The path of the collection is the default. As Postman by default, a script reads nothing outside of the folder that it runs
 * in, unless its user names such a file.
 */
export function uploadVariable({ variable, path, file }: Upload, variables: ShellVariables): Declared {
  if (!leavesFolder(variables.filled(path)))
    return { shell: variable, value: lineWord(variables.pieces(path)) };
  const name = oneLine(file);
  return {
    shell: variable,
    missing: {
      meaning: ` (a file outside of this folder: ${name})`,
      message: `is a file outside of this folder (${name})`,
    },
  };
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
