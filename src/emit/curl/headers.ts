import type { NameAndValue, SentCredentials } from "../../auth/kind.js";
import { isSettable } from "../../client-model/fields.js";
import { isNamed, TOKEN } from "../../ir/headers.js";
import type { BodyIr, OperationIr, ParameterIr } from "../../ir/model.js";
import { replaceReferences } from "../../template.js";
import { headerWord, word } from "./shell.js";
import type { ShellVariables } from "./variables.js";

export interface HeaderLines {
  sent: NameAndValue[];
  /** Names of those that no HTTP request can carry. */
  leftOut: string[];
}

/** The headers to send, in order: those of the request, and the one that holds its credentials. */
export function headerLines(
  operation: OperationIr,
  auth: SentCredentials,
  variables: ShellVariables,
): HeaderLines {
  const replaced = new Set([auth.header?.key.toLowerCase(), auth.removes]);
  const enabled = operation.headers
    .filter((h) => !h.disabled && (isSettable(h) || isNamed(h, "host")))
    .filter((h) => !replaced.has(h.key.toLowerCase()) && !isOfForm(h, operation.body))
    .map(({ key, value }) => ({ key, value: value ?? "" }));
  const all = [...enabled, ...(auth.header ? [auth.header] : [])];
  const sendable = ({ key, value }: NameAndValue) =>
    canBeSent(variables.filled(key), variables.filled(value));
  return {
    sent: all.filter(sendable),
    leftOut: all.filter((header) => !sendable(header)).map(({ key }) => key),
  };
}

/** curl says by itself that a body is a form; only the boundary of a multipart one cannot be known before. */
function isOfForm(header: ParameterIr, body: BodyIr | undefined): boolean {
  if (body?.mode === "multipart" && hasBoundary(header)) return true;
  return (
    header.automatic === true &&
    header.key === "Content-Type" &&
    (body?.mode === "multipart" || body?.mode === "urlencoded")
  );
}

/** Whether a header says where the parts of a form end. */
export function hasBoundary(header: ParameterIr): boolean {
  return isNamed(header, "content-type") && /boundary=/i.test(header.value ?? "");
}

/** curl would read a name that begins with `@` as that of a file, and line breaks as the start of another header. */
export function canBeSent(name: string, value: string): boolean {
  return TOKEN.test(replaceReferences(name, "x")) && !/[\r\n\0]/.test(value);
}

/** As curl wants it: `Name;` is a header with an empty value, where `Name:` would take the header away. */
export function headerOption({ key, value }: NameAndValue, variables: ShellVariables): string {
  const name = variables.pieces(key);
  if (value === "") return `--header ${word([...name, { text: ";" }])}`;
  return `--header ${headerWord([...name, { text: ": " }, ...variables.pieces(value)])}`;
}
