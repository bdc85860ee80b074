import type { NameAndValue } from "../../auth/kind.js";
import { formEncode, objectOrder } from "../../ir/form.js";
import { knownFileType } from "../../ir/headers.js";
import type {
  BinaryBodyIr,
  FilePartIr,
  GraphqlBodyIr,
  OperationIr,
  ParameterIr,
  Template,
} from "../../ir/model.js";
import { LOST_NAME } from "../../ir/parameters.js";
import { hasReference } from "../../template.js";
import { hasBoundary } from "./headers.js";
import { literal, type Piece, word } from "./shell.js";
import { baseNamePiece, type Upload, uploadType } from "./uploads.js";
import type { ShellVariables } from "./variables.js";

/** How a script hands a body to curl. */
export interface CurlBody {
  options: string[];
  /** Assignments for the commands and the options. */
  preparations?: string[];
  /** Commands whose output is the body, where no argument can hold it. */
  stdin?: string;
  /** Content-Type that the options make curl send; absent where curl would say that it is a form, and that is wrong. */
  contentType?: "form" | "multipart" | { value: Piece[] };
}

/** Linux takes no argument above 128 KiB, in bytes. */
const MAX_ARGUMENT = 100_000;

/** Returns how a script hands the body of an operation to curl; undefined where nothing is sent. */
export function curlBody(
  { body, headers }: OperationIr,
  uploads: readonly Upload[],
  variables: ShellVariables,
): CurlBody | undefined {
  switch (body?.mode) {
    case undefined:
      return undefined;
    case "json":
    case "text":
      return rawBody(variables.pieces(body.text));
    case "graphql":
      return rawBody(graphqlPieces(body, variables));
    case "binary":
      return binaryBody(body, uploads, variables);
    case "urlencoded":
      return { options: urlencodedOptions(body.fields, variables), contentType: "form" };
    case "multipart":
      return multipartBody(withUploads(body.parts, uploads), formType(headers), variables);
  }
}

function binaryBody(
  { content }: BinaryBodyIr,
  [upload]: readonly Upload[],
  variables: ShellVariables,
): CurlBody {
  if (upload === undefined)
    return { stdin: printedBytes(variables.filled(content ?? "")), options: ["--data-binary @-"] };
  return { options: [`--data-binary ${word([{ text: "@" }, { expansion: `\${${upload.variable}}` }])}`] };
}

/** A command that prints the bytes that a text in base64 stands for. */
function printedBytes(base64: string): string {
  const octal = Array.from(Buffer.from(base64, "base64"), (byte) => `\\${byte.toString(8).padStart(3, "0")}`);
  return `printf ${literal(octal.join(""))}`;
}

function rawBody(pieces: readonly Piece[]): CurlBody {
  const text = word(pieces);
  const hasNul = pieces.some((piece) => "text" in piece && piece.text.includes("\0"));
  if (hasNul || text.length > MAX_ARGUMENT) return { stdin: printed(pieces), options: ["--data-binary @-"] };
  return { options: [`--data-raw ${text}`] };
}

/** A command that prints the pieces, NUL among them, which no word can hold. */
function printed(pieces: readonly Piece[]): string {
  const words: Piece[][] = [[]];
  for (const piece of pieces) {
    const [first = "", ...others] = "text" in piece ? piece.text.split("\0") : [];
    words.at(-1)?.push("text" in piece ? { text: first } : piece);
    for (const text of others) words.push([{ text }]);
  }
  return `printf ${literal(words.map(() => "%s").join(String.raw`\0`))} ${words.map(word).join(" ")}`;
}

function graphqlPieces({ query, operationName, ...body }: GraphqlBodyIr, variables: ShellVariables): Piece[] {
  const json = body.variables ?? body.variablesText;
  const text = (template: string): Piece[] => [
    { text: '"' },
    ...variables.pieces(
      template,
      (part) => JSON.stringify(part).slice(1, -1),
      (value) => `$(json_text "${value}")`,
    ),
    { text: '"' },
  ];
  const members: Piece[][] = [
    ...(query === undefined ? [] : [[{ text: '"query":' }, ...text(query)]]),
    ...(operationName === undefined ? [] : [[{ text: '"operationName":' }, ...text(operationName)]]),
    ...(json === undefined ? [] : [[{ text: '"variables":' }, ...variables.pieces(json)]]),
  ];
  return [
    { text: "{" },
    ...members.flatMap((member, i): Piece[] => (i === 0 ? member : [{ text: "," }, ...member])),
    { text: "}" },
  ];
}

function urlencodedOptions(fields: readonly ParameterIr[], variables: ShellVariables): string[] {
  const name = ({ key }: ParameterIr) => variables.filled(key);
  const sent = fields.filter((field) => !field.disabled && name(field) !== LOST_NAME);
  return objectOrder(sent, name).map((field) => fieldOption(field, variables));
}

/**
 * A field that curl encodes itself reads best. But curl takes a field without a name for plain text, and encodes a space as `+`
 * where Postman writes `%20`. No word can hold NUL.
 */
function fieldOption({ key, value }: ParameterIr, variables: ShellVariables): string {
  const name = [...componentPieces(key, variables), { text: "=" }];
  const text = value ?? "";
  return key === "" || /[ \0]/.test(variables.filled(text))
    ? `--data-raw ${word([...name, ...componentPieces(text, variables)])}`
    : `--data-urlencode ${word([...name, ...variables.pieces(text)])}`;
}

function componentPieces(template: string, variables: ShellVariables): Piece[] {
  return variables.pieces(template, formEncode, (value) => `$(encode_component "${value}")`);
}

/** A part of a form, with the files that it sends where it is one of files. */
interface Part extends FilePartIr {
  uploads?: readonly Upload[];
}

/** The parts that are sent, each with its share of the files. */
function withUploads(parts: readonly FilePartIr[], uploads: readonly Upload[]): Part[] {
  let next = 0;
  return parts
    .filter((part) => !part.disabled)
    .map((part) =>
      part.files ? { ...part, uploads: uploads.slice(next, (next += part.files.length)) } : part,
    );
}

const MULTIPART = "multipart/form-data";

/** The types in a form that a value may stand in: its own, where the collection chose the boundary, and those of its parts. */
export function formTypes({ body, headers }: OperationIr): NameAndValue[] {
  if (body?.mode !== "multipart") return [];
  const own = headers.filter((header) => !header.disabled && hasBoundary(header));
  const ofParts = body.parts.filter((part) => !part.disabled).map((part) => part.contentType);
  return [...own.map(({ value }) => value), ...ofParts].map((value) => ({
    key: "Content-Type",
    value: value ?? "",
  }));
}

/** Content-Type of a form, without its boundary: scripts make a new one. */
function formType(headers: readonly ParameterIr[]): Template {
  const own = headers.filter((header) => !header.disabled && hasBoundary(header)).at(-1)?.value;
  return own?.replace(/;\s*boundary=(?:"[^"]*"|[^;]*)/i, "") ?? MULTIPART;
}

function multipartBody(parts: readonly Part[], type: Template, variables: ShellVariables): CurlBody {
  if (parts.every((part) => fitsForm(part, variables))) {
    return {
      options: parts.flatMap((part) => formOptions(part, variables)),
      contentType: type === MULTIPART ? "multipart" : { value: variables.pieces(type) },
    };
  }
  return writtenOut(parts, type, variables);
}

const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(?:;\s?charset=[\w-]+)?$/;

/** Whether the syntax of `--form` has room for what the part says. */
function fitsForm(part: Part, variables: ShellVariables): boolean {
  const { contentType, fileName } = part;
  return (
    !hasReference(part.key) &&
    !hasReference(fileName ?? "") &&
    /^[^="\r\n]+$/.test(variables.filled(part.key)) &&
    !/[\0\r\n]/.test(fileName ?? "") &&
    (contentType === undefined || MEDIA_TYPE.test(contentType)) &&
    ((contentType ?? fileName) === undefined ||
      part.files !== undefined ||
      !hasReference(part.value ?? "")) &&
    !part.value?.includes("\0")
  );
}

function formOptions(part: Part, variables: ShellVariables): string[] {
  const name = variables.pieces(part.key);
  const { uploads, fileName } = part;
  const option = (kind: string, value: readonly Piece[]) =>
    `--${kind} ${word([...name, { text: "=" }, ...value])}`;
  if (uploads?.length === 0) return [option("form", [{ text: ";filename=" }])];
  const named = fileName === undefined ? "" : `;filename=${formWord(fileName)}`;
  if (uploads) {
    return uploads.map((upload) =>
      option("form", [
        { text: "@" },
        { expansion: `$(form_file "\${${upload.variable}}")` },
        { text: `${named};type=${part.contentType ?? uploadType(upload)}` },
      ]),
    );
  }
  const value = part.value ?? "";
  const type = textType(part);
  return type === undefined && fileName === undefined
    ? [option("form-string", variables.pieces(value))]
    : [
        option("form", [
          { text: `"${escapeForm(value)}"${named}${type === undefined ? "" : `;type=${type}`}` },
        ]),
      ];
}

/** A text that has a name of a file is given that file's type, where there is one. */
function textType({ contentType, fileName }: FilePartIr): string | undefined {
  if (contentType !== undefined || fileName === undefined) return contentType;
  return knownFileType(fileName);
}

function formWord(text: string): string {
  return /^[\w.-]*$/.test(text) ? text : `"${escapeForm(text)}"`;
}

/** Escapes text between the quotes of a value of `--form`. */
export function escapeForm(text: string): string {
  return text.replace(/["\\]/g, String.raw`\$&`);
}

/** The whole multipart text, for what `--form` cannot say. */
function writtenOut(parts: readonly Part[], type: Template, variables: ShellVariables): CurlBody {
  const variable = variables.nameBeside("boundary");
  const boundary: Piece = { expansion: `\${${variable}}` };
  const named = (template: Template) =>
    variables.pieces(template, undefined, (value) => `$(part_name "${value}")`);
  const commands = parts.flatMap((part) => {
    const name = named(part.key);
    const filename = part.fileName === undefined ? undefined : named(part.fileName);
    const opened = (file: readonly Piece[] | undefined, type: Template | undefined): Piece[] => [
      { text: "--" },
      boundary,
      { text: '\r\nContent-Disposition: form-data; name="' },
      ...name,
      { text: '"' },
      ...(file === undefined ? [] : [{ text: '; filename="' }, ...file, { text: '"' }]),
      ...(type === undefined ? [] : [{ text: "\r\nContent-Type: " }, ...variables.pieces(type)]),
      { text: "\r\n\r\n" },
    ];
    const { uploads, contentType } = part;
    if (uploads?.length === 0) return [printed([...opened([], contentType), { text: "\r\n" }])];
    if (uploads) {
      return uploads.flatMap((upload) => [
        printed(opened(filename ?? [baseNamePiece(upload)], contentType ?? uploadType(upload))),
        `cat -- "\${${upload.variable}}"`,
        printed([{ text: "\r\n" }]),
      ]);
    }
    return [
      printed([...opened(filename, textType(part)), ...variables.pieces(part.value ?? ""), { text: "\r\n" }]),
    ];
  });
  const end = printed([{ text: "--" }, boundary, { text: "--\r\n" }]);
  return {
    // Made when the script runs: a value that holds a known boundary could add parts.
    preparations: [`${variable}="----$(hex 32)"`],
    stdin: `{\n${[...commands, end].map((command) => `  ${command}`).join("\n")}\n}`,
    options: ["--data-binary @-"],
    contentType: { value: [...variables.pieces(type), { text: "; boundary=" }, boundary] },
  };
}
