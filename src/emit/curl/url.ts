import { domainToASCII } from "node:url";

import type { NameAndValue } from "../../auth/kind.js";
import type { OperationIr, ParameterIr, UrlIr } from "../../ir/model.js";
import { filledBase, hostEnd } from "../../ir/url.js";
import { hasReference, pathVariable, replaceReferences } from "../../template.js";
import type { Piece } from "./shell.js";
import type { ShellVariables } from "./variables.js";

/** The URL as one word, encoded where Postman encodes it: literal text here, values when the script runs. */
export function urlPieces(
  operation: OperationIr,
  variables: ShellVariables,
  added: readonly Piece[][],
): Piece[] {
  const { url, behavior } = operation;
  const parts = [
    ...url.query.filter((p) => !p.disabled).map((p) => queryPart(p, variables, behavior.rawUrl === true)),
    ...added,
  ];
  return [
    ...basePieces(url, variables, behavior.rawUrl === true),
    ...parts.flatMap((part, i): Piece[] => [{ text: i === 0 ? "?" : "&" }, ...part]),
  ];
}

/** Whether curl must be told that http is meant, which it would guess from the name of the host. */
export function needsProtocol({ url }: OperationIr, variables: ShellVariables): boolean {
  return url.base.startsWith("{{") && !/:\/\/|^\{\{/.test(variables.filled(url.base));
}

/** Whether the text of the URL says that it is http or https, whatever its variables hold. */
export function isHttp(url: readonly Piece[]): boolean {
  const [first] = url;
  return first !== undefined && "text" in first && /^https?:\/\//i.test(first.text);
}

/** The URL up to its path, or further where a variable holds some of that. */
export function serverPieces({ url, behavior }: OperationIr, variables: ShellVariables): readonly Piece[] {
  const base = filledBase(url);
  const host = base.slice(0, hostEnd(base));
  return originPieces(host, base, variables, behavior.rawUrl === true);
}

function protocolPieces(host: string, base: string): Piece[] {
  return host.includes("://") || base.startsWith("{{") ? [] : [{ text: "http://" }];
}

/** The URL up to its path, or the server that the environment names. */
function originPieces(host: string, base: string, variables: ShellVariables, raw: boolean): readonly Piece[] {
  return variables.serverPieces(host, () => [
    ...protocolPieces(host, base),
    ...(raw ? variables.pieces(host) : hostPieces(host, variables)),
  ]);
}

function basePieces(url: UrlIr, variables: ShellVariables, raw: boolean): Piece[] {
  const { base } = url;
  const host = base.slice(0, hostEnd(base));
  const path = base.slice(host.length);
  const hasPath = path !== "" || hasReference(host) || raw;
  return [
    ...originPieces(host, base, variables, raw),
    ...(hasPath ? pathPieces(url, path, variables, raw) : [{ text: "/" }]),
  ];
}

/** The path with an expansion in the place of each parameter. */
function pathPieces({ path }: UrlIr, written: string, variables: ShellVariables, raw: boolean): Piece[] {
  const encode = raw ? (text: string) => text : encodePath;
  const wrap = raw ? (value: string) => value : (value: string) => `$(encode_path "${value}")`;
  const parameters = new Map(path.map((parameter) => [parameter.key, parameter]));
  const pieces: Piece[] = [];
  // The name of a variable may hold a slash, so only parameters are taken out.
  let between = "";
  written.split("/").forEach((segment, i) => {
    if (i > 0) between += "/";
    const key = pathVariable(segment);
    const parameter = key === undefined ? undefined : parameters.get(key);
    if (key === undefined || parameter === undefined) {
      between += segment;
      return;
    }
    const value = variables.pathParameter(parameter);
    for (const piece of variables.pieces(between, encode, wrap)) pieces.push(piece);
    pieces.push("text" in value ? { text: encode(value.text) } : { expansion: wrap(value.expansion) });
    between = segment.slice(key.length + 1);
  });
  return [...pieces, ...variables.pieces(between, encode, wrap)];
}

/** The values of its variables stand as they are, since they hold protocols and ports, unless a default needs more. */
function hostPieces(host: string, variables: ShellVariables): Piece[] {
  const filled = replaceReferences(variables.filled(host), "");
  if (!hasReference(host)) return [{ text: asciiHost(host) }];
  return encodePath(filled) === filled
    ? variables.pieces(host)
    : variables.pieces(host, encodePath, (value) => `$(encode_path "${value}")`);
}

/** Internationalised names as they go over the wire. */
function asciiHost(host: string): string {
  const start = Math.max(host.lastIndexOf("/"), host.indexOf("@")) + 1;
  const before = host.slice(0, start);
  const [, name = "", port = ""] = /^(.*?)(:\d*)?$/s.exec(host.slice(start)) ?? [];
  return before + (domainToASCII(name) || name) + port;
}

function queryPart(parameter: ParameterIr, variables: ShellVariables, raw: boolean): Piece[] {
  return raw
    ? parameterPieces(parameter, variables, (text) => text)
    : parameterPieces(parameter, variables, encodeQuery, (value) => `$(encode_query "${value}")`);
}

/** A query parameter that cannot end early, whatever its variables hold. */
export function credentialPieces(credential: NameAndValue, variables: ShellVariables): Piece[] {
  return parameterPieces(credential, variables, encodeQuery, (value) => `$(encode_parameter "${value}")`);
}

function parameterPieces(
  { key, value }: Pick<ParameterIr, "key" | "value">,
  variables: ShellVariables,
  encode: (text: string) => string,
  wrap?: (expansion: string) => string,
): Piece[] {
  const name = variables.pieces(key, (text) => encode(escape(text, /[&#=]/g)), wrap);
  if (value === null) return name;
  return [...name, { text: "=" }, ...variables.pieces(value, (text) => encode(escape(text, /[&#]/g)), wrap)];
}

/** Encodes as Postman does; existing escapes stay. https://www.npmjs.com/package/postman-url-encoder */
function encodePath(text: string): string {
  return escape(text.replaceAll("\\", "/"), /[\0-\x20\x7f"<>`{}]|[^\0-\x7f]+/g);
}

function encodeQuery(text: string): string {
  return escape(text, /[\0-\x20\x7f"#'<>]|[^\0-\x7f]+/g);
}

function escape(text: string, characters: RegExp): string {
  return text.replace(characters, percentEncode);
}

function percentEncode(text: string): string {
  return Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(
    "",
  );
}
