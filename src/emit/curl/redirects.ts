import type { NameAndValue } from "../../auth/kind.js";
import { namesCredential, namesSecretMember } from "../../ir/credentials/names.js";
import { comment, literal, type Piece, word } from "./shell.js";
import type { ShellVariables } from "./variables.js";

/** Names of headers that curl itself does not send to another origin. */
const DROPPED_BY_CURL = ["authorization", "cookie"];

/** Names of the headers with credentials, empty ones aside, that curl would send to another origin after a redirect. */
export function keptCredentials(
  headers: readonly NameAndValue[],
  ofAuth: NameAndValue | undefined,
  variables: ShellVariables,
): string[] {
  return headers
    .filter(({ value }) => value !== "")
    .filter(({ key }) => !DROPPED_BY_CURL.includes(variables.filled(key).toLowerCase()))
    .filter((header) => header === ofAuth || isCredential(header, variables))
    .map(({ key }) => variables.filled(key));
}

function isCredential({ key, value }: NameAndValue, variables: ShellVariables): boolean {
  return (
    namesCredential(variables.filled(key)) ||
    variables.namesIn(value).some((name) => namesSecretMember(name) || variables.isSecret(name))
  );
}

/** A host name that never resolves, and a port that nothing listens on. */
const NOWHERE = "redirect-to-another-server.invalid:0";

/** Makes curl connect to the server of the URL only, so that a redirect to another one fails, where it would leak headers. */
export function redirectGuard(
  kept: readonly string[],
  server: readonly Piece[],
): { options: string[]; comment: string } | undefined {
  if (kept.length === 0) return undefined;
  return {
    options: [`--connect-to ${serverRule(server)}`, `--connect-to ::${NOWHERE}`],
    comment: comment(`A redirect to another server fails: curl would send it ${kept.join(", ")} too.`),
  };
}

function serverRule(url: readonly Piece[]): string {
  const text = url.map((piece) => ("text" in piece ? piece.text : "")).join("");
  if (url.every((piece) => "text" in piece) && URL.canParse(text)) {
    const { protocol, hostname, port } = new URL(text);
    const server = `${hostname}:${port || (protocol === "https:" ? "443" : "80")}`;
    return literal(`${server}:${server}`);
  }
  return word([{ expansion: `$(same_server ${word(url)})` }]);
}
