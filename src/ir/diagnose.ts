import { addTo } from "../groups.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { isSupported, lacksCredential } from "./auth.js";
import { isDynamic } from "./dynamic.js";
import { ownContentLength } from "./headers.js";
import type { OperationIr } from "./model.js";
import { hasReference } from "./template.js";
import { hasHost } from "./url.js";

/** Methods that the fetch standard forbids. */
const FORBIDDEN_METHODS = new Set(["CONNECT", "TRACE", "TRACK"]);

/** Methods that fetch sends, but without a body. */
export const FETCHED_BODILESS: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** Why `fetch` cannot send a request, or nothing where it can. */
export function fetchLimit({ method, body }: OperationIr): string | undefined {
  if (FORBIDDEN_METHODS.has(method)) return `fetch cannot send ${method}`;
  return body && FETCHED_BODILESS.has(method) ? `fetch cannot send a body with ${method}` : undefined;
}

/** What the user should know about the requests; what holds for many is told once. */
export function* diagnose(operations: readonly OperationIr[]): Generator<Diagnostic> {
  for (const operation of operations) {
    const { name, url, place, method } = operation;
    if (!hasHost(url.base)) {
      const missing = url.base === "" ? "no URL" : "no host in its URL";
      yield {
        severity: "warning",
        code: "PC2004",
        message: `request "${name}" has ${missing}; its code comes out, but cannot be called`,
        place: { path: place },
        hint: "give it a URL in Postman",
      };
    }
    const limit = fetchLimit(operation);
    if (limit !== undefined) {
      const isForbidden = FORBIDDEN_METHODS.has(method);
      yield {
        severity: "warning",
        code: isForbidden ? "PC2008" : "PC2007",
        message: `request "${name}": ${limit}; the client ${isForbidden ? "refuses it" : "sends it without one"}, its curl script sends it whole`,
        place: { path: place },
      };
    }
    yield* lengthDiagnostics(operation);
  }
  yield* dynamicDiagnostics(operations);
  yield* authDiagnostics(operations);
}

function* lengthDiagnostics({ name, body, headers, place }: OperationIr): Generator<Diagnostic> {
  const stated = ownContentLength(headers);
  if ((body?.mode !== "text" && body?.mode !== "json") || stated === undefined) return;
  const length = body.mode === "text" ? body.uncut : Buffer.byteLength(body.text);
  if (length === undefined || length <= stated || hasReference(body.text)) return;
  yield {
    severity: "warning",
    code: "PC2014",
    message:
      `request "${name}" says that its body has ${stated} bytes (Content-Length), but it has ${length}; ` +
      (body.mode === "text"
        ? "servers read no more than the first, and no more is sent"
        : "servers read no more than the first when Postman sends it; here it is sent whole"),
    place: { path: place },
    hint: "take the header out in Postman, which then counts by itself",
  };
}

function* dynamicDiagnostics(operations: readonly OperationIr[]): Generator<Diagnostic> {
  const seen = new Set<string>();
  for (const { variables, place } of operations) {
    for (const name of variables) {
      if (!name.startsWith("$") || isDynamic(name) || seen.has(name)) continue;
      seen.add(name);
      yield {
        severity: "info",
        code: "PC2006",
        message: `"{{${name}}}" is none of Postman's dynamic variables: it is sent as it stands, as Postman does, unless the client is given a value`,
        place: { path: place },
      };
    }
  }
}

function* authDiagnostics(operations: readonly OperationIr[]): Generator<Diagnostic> {
  for (const [type, members] of byAuthType(operations)) {
    const [first] = members as [OperationIr];
    if (!isSupported(first.auth)) {
      yield {
        severity: "warning",
        code: "PC2002",
        message: `auth kind "${type}" (${count(members)}) is not supported: these calls fail until you pass \`auth\` to createClient`,
        place: { path: first.place },
        hint: "createClient({ auth: async (request) => { request.headers.set(...) } }) signs every request that needs it",
      };
    }
    const [unsigned, ...more] = members.filter((o) => lacksCredential(o.auth));
    if (unsigned !== undefined) {
      yield {
        severity: "warning",
        code: "PC2003",
        message: `${type} auth (${count([unsigned, ...more])}) has no token in the export: sent unsigned unless you pass \`auth\` to createClient`,
        place: { path: unsigned.place },
      };
    }
  }
}

function byAuthType(operations: readonly OperationIr[]): Map<string, OperationIr[]> {
  const groups = new Map<string, OperationIr[]>();
  for (const operation of operations) {
    addTo(groups, operation.auth.type, operation);
  }
  return groups;
}

function count(list: readonly unknown[]): string {
  return `${list.length} request${list.length === 1 ? "" : "s"}`;
}
