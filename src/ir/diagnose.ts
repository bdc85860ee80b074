import { isSupported, lacksCredential } from "../auth/kinds.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { plural } from "../diagnostics/plural.js";
import { addTo } from "../groups.js";
import { fill, hasReference, type Lookup } from "../template.js";
import { isDynamic } from "./dynamic.js";
import { type FetchLimit, fetchLimit } from "./fetch-limits.js";
import { headerFault, isNamed, isOfConnection, ownContentLength, shownName } from "./headers.js";
import type { OperationIr } from "./model.js";
import { bigIntegerDiagnostics, sampleDiagnostics } from "./sample-diagnostics.js";
import { hasHost } from "./url.js";

/** Reports what the user should know about the requests; a fact about many requests is reported once. */
export function* diagnose(operations: readonly OperationIr[], lookup: Lookup): Generator<Diagnostic> {
  for (const operation of operations) {
    const { name, url, place } = operation;
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
    yield* lengthDiagnostics(operation);
    yield* sampleDiagnostics(operation);
  }
  yield* limitDiagnostics(operations);
  yield* headerDiagnostics(operations, lookup);
  yield* connectionDiagnostics(operations);
  yield* bigIntegerDiagnostics(operations);
  yield* dynamicDiagnostics(operations);
  yield* authDiagnostics(operations);
}

const LIMIT_CODES = { method: "PC2008", host: "PC2016", body: "PC2007" } as const;

/** One for each reason. */
function* limitDiagnostics(operations: readonly OperationIr[]): Generator<Diagnostic> {
  const groups = new Map<string, { limit: FetchLimit; members: OperationIr[] }>();
  for (const operation of operations) {
    const limit = fetchLimit(operation);
    if (limit === undefined) continue;
    const group = groups.get(limit.reason);
    if (group) group.members.push(operation);
    else groups.set(limit.reason, { limit, members: [operation] });
  }
  for (const { limit, members } of groups.values()) {
    yield {
      severity: "warning",
      code: LIMIT_CODES[limit.kind],
      message: `${limit.reason} (${named(members)}): ${consequence(limit)}`,
      place: { path: (members[0] as OperationIr).place },
    };
  }
}

function consequence({ kind, onNode, isMethod }: FetchLimit): string {
  if (isMethod === false)
    return "Postman does not send such a request, and neither do the client and the curl script";
  if (!onNode) return "the client refuses such a call; the curl script sends it";
  const elsewhere = kind === "body" ? "a call with a body" : "such a call";
  return `the client sends it on Node, Deno and Bun and refuses ${elsewhere} in browsers; the curl script sends it`;
}

/** One for each header and fault. Only names are shown: a value may be a credential. */
function* headerDiagnostics(operations: readonly OperationIr[], lookup: Lookup): Generator<Diagnostic> {
  const groups = new Map<string, OperationIr[]>();
  for (const operation of operations) {
    for (const { key, value, disabled } of operation.headers) {
      const fault = disabled ? undefined : headerFault(fill(key, lookup), fill(value ?? "", lookup));
      if (fault !== undefined)
        addTo(groups, `HTTP cannot carry the header ${shownName(key)}: ${fault}`, operation);
    }
  }
  for (const [fault, members] of groups) {
    yield {
      severity: "warning",
      code: "PC2015",
      message: `${fault} (${named(members)}); Postman does not send such a request, and the client refuses a call with it`,
      place: { path: (members[0] as OperationIr).place },
      hint: "correct the header in Postman, or disable it",
    };
  }
}

/** One for each header. A Content-Length is not named: every sender has its own. */
function* connectionDiagnostics(operations: readonly OperationIr[]): Generator<Diagnostic> {
  const groups = new Map<string, OperationIr[]>();
  for (const operation of operations) {
    for (const header of operation.headers) {
      const isLeftOut = isOfConnection(header) && !isNamed(header, "content-length") && !header.disabled;
      if (isLeftOut) addTo(groups, header.key.toLowerCase(), operation);
    }
  }
  for (const [name, members] of groups) {
    yield {
      severity: "info",
      code: "PC2017",
      message: `the header "${name}" (${named(members)}) belongs to the connection: neither client nor scripts send it`,
      place: { path: (members[0] as OperationIr).place },
    };
  }
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
        message: `auth kind "${type}" (${plural(members.length, "request")}) is not supported: these calls fail until you pass \`auth\` to createClient`,
        place: { path: first.place },
        hint: "createClient({ auth: async (request) => { request.headers.set(...) } }) signs every request that needs it",
      };
    }
    const [unsigned, ...more] = members.filter((o) => lacksCredential(o.auth));
    if (unsigned !== undefined) {
      yield {
        severity: "warning",
        code: "PC2003",
        message: `${type} auth (${plural(1 + more.length, "request")}) has no token in the export: sent unsigned unless you pass \`auth\` to createClient`,
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

function named(operations: readonly OperationIr[]): string {
  const first = `request ${shownName(operations[0]?.name ?? "")}`;
  return operations.length === 1 ? first : `${plural(operations.length, "request")}, the first is ${first}`;
}
