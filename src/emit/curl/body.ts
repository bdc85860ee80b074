import { sha256Of } from "../../hash.js";
import { fileType, isNamed } from "../../ir/headers.js";
import type { FilePartIr, GraphqlBodyIr, OperationIr, ParameterIr } from "../../ir/model.js";
import { LOST_NAME } from "../../ir/parameters.js";
import { hasReference } from "../../ir/template.js";
import { formEncode, objectOrder } from "../form.js";
import { literal, word, type Piece } from "./shell.js";
import type { ShellVariables } from "./variables.js";

/** How a script hands a body to curl. */
export interface CurlBody {
  options: string[];
  /** Commands whose output is the body, where no argument can hold it. */
  stdin?: string;
  /** Content-Type that the options make curl send; absent where curl would say that it is a form, and that is wrong. */
  contentType?: "form" | "multipart" | { value: string };
}

/** Linux takes no argument above 128 KiB, in bytes. */
const LONGEST_ARGUMENT = 100_000;

export function curlBody({ body, headers }: OperationIr, variables: ShellVariables): CurlBody | undefined {
  switch (body?.mode) {
    case undefined:
      return undefined;
    case "json":
    case "text":
      return rawBody(variables.pieces(body.text));
    case "graphql":
      return rawBody(graphqlPieces(body, variables));
    case "binary":
      return { options: [`--data-binary ${literal(`@${body.file ?? "file"}`)}`] };
    case "urlencoded":
      return { options: urlencodedOptions(body.fields, variables), contentType: "form" };
    case "multipart":
      return multipartBody(body.parts, ownBoundary(headers), variables);
  }
}

function rawBody(pieces: readonly Piece[]): CurlBody {
  const text = word(pieces);
  const hasNul = pieces.some((piece) => "text" in piece && piece.text.includes("\0"));
  if (hasNul || text.length > LONGEST_ARGUMENT)
    return { stdin: printed(pieces), options: ["--data-binary @-"] };
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
 * What curl encodes itself reads best, but it takes a field without a name for text that is not a field at all, and
 * makes `+` of a space where Postman makes `%20`.
 */
function fieldOption({ key, value }: ParameterIr, variables: ShellVariables): string {
  const name = [...componentPieces(key, variables), { text: "=" }];
  const text = value ?? "";
  return key === "" || variables.filled(text).includes(" ")
    ? `--data-raw ${word([...name, ...componentPieces(text, variables)])}`
    : `--data-urlencode ${word([...name, ...variables.pieces(text)])}`;
}

function componentPieces(template: string, variables: ShellVariables): Piece[] {
  return variables.pieces(template, formEncode, (value) => `$(encode_component "${value}")`);
}

function ownBoundary(headers: readonly ParameterIr[]): string | undefined {
  const type = headers.filter((h) => !h.disabled && isNamed(h, "content-type")).at(-1)?.value;
  const [, quoted, bare] = /boundary=(?:"([^"]+)"|([^;]+))/i.exec(type ?? "") ?? [];
  return quoted ?? bare;
}

function multipartBody(
  all: readonly FilePartIr[],
  boundary: string | undefined,
  variables: ShellVariables,
): CurlBody {
  const parts = all.filter((part) => !part.disabled);
  if (boundary === undefined && parts.every((part) => fitsForm(part, variables))) {
    return { options: parts.flatMap((part) => formOptions(part, variables)), contentType: "multipart" };
  }
  return writtenOut(parts, boundary, variables);
}

const MEDIA_TYPE = /^[\w.+-]+\/[\w.+-]+(?:;\s?charset=[\w-]+)?$/;

/** Whether the syntax of `--form` has room for what the part says. */
function fitsForm(part: FilePartIr, variables: ShellVariables): boolean {
  const { contentType } = part;
  return (
    /^[^="\r\n]+$/.test(variables.filled(part.key)) &&
    (contentType === undefined || MEDIA_TYPE.test(contentType)) &&
    (contentType === undefined || part.files !== undefined || !hasReference(part.value ?? "")) &&
    !part.value?.includes("\0")
  );
}

function formOptions(part: FilePartIr, variables: ShellVariables): string[] {
  const name = variables.pieces(part.key);
  const { files, contentType } = part;
  const option = (kind: string, value: readonly Piece[]) =>
    `--${kind} ${word([...name, { text: "=" }, ...value])}`;
  if (files?.length === 0) return [option("form", [{ text: ";filename=" }])];
  if (files) {
    return files.map((file) =>
      option("form", [{ text: `@"${escapeForm(file)}";type=${contentType ?? fileType(file)}` }]),
    );
  }
  const value = part.value ?? "";
  return contentType === undefined
    ? [option("form-string", variables.pieces(value))]
    : [option("form", [{ text: `"${escapeForm(value)}";type=${contentType}` }])];
}

/** What stands between the quotes of a value of `--form`. */
export function escapeForm(text: string): string {
  return text.replace(/["\\]/g, String.raw`\$&`);
}

/** The whole multipart text, for what `--form` cannot say. */
function writtenOut(
  parts: readonly FilePartIr[],
  ownBoundary: string | undefined,
  variables: ShellVariables,
): CurlBody {
  const boundary = ownBoundary ?? madeBoundary(parts);
  const commands = parts.flatMap((part) => {
    const name = variables.pieces(part.key);
    const opened = (filename?: string, type?: string): Piece[] => [
      { text: `--${boundary}\r\nContent-Disposition: form-data; name="` },
      ...name,
      { text: `"${filename === undefined ? "" : `; filename="${filename}"`}` },
      { text: `${type === undefined ? "" : `\r\nContent-Type: ${type}`}\r\n\r\n` },
    ];
    const { files, contentType } = part;
    if (files?.length === 0) return [printed([...opened("", contentType), { text: "\r\n" }])];
    if (files) {
      return files.flatMap((file) => [
        printed(opened(file, contentType ?? fileType(file))),
        `cat -- ${literal(file)}`,
        printed([{ text: "\r\n" }]),
      ]);
    }
    return [
      printed([...opened(undefined, contentType), ...variables.pieces(part.value ?? ""), { text: "\r\n" }]),
    ];
  });
  const end = printed([{ text: `--${boundary}--\r\n` }]);
  return {
    stdin: `{\n${[...commands, end].map((command) => `  ${command}`).join("\n")}\n}`,
    options: ["--data-binary @-"],
    ...(ownBoundary === undefined
      ? { contentType: { value: `multipart/form-data; boundary=${boundary}` } }
      : {}),
  };
}

/** Made from what stands between its occurrences, so that it cannot be in there. */
function madeBoundary(parts: readonly FilePartIr[]): string {
  return `----${sha256Of(JSON.stringify(parts)).slice(0, 32)}`;
}
