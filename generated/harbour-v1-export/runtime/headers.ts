// Part of the runtime of postman-codegen. Do not edit.
import type { Entry, Resolve } from "./types.js";

/** Names and templates or literals, in the order in which they are set. */
export interface HeaderPlan {
  /** Sent as they are: the caller's own. */
  literals: [name: string, value: string][];
  /** To be filled in: the collection's. */
  templates: [name: string, template: string][];
}

/** The caller's headers win over those of the operation, these over those of the client; names in any case. */
export function planHeaders(
  client: object | undefined,
  entries: readonly Entry[],
  input: object | undefined,
  call: object | undefined,
): HeaderPlan {
  const given = new Map<string, Given | typeof OPERATION>([
    ...members(client),
    ...entries.filter(isDefault).map(forget),
    ...members(input),
    ...members(call),
  ]);
  const templates = entries.flatMap(([name, value]): [string, string][] =>
    value === undefined || given.get(name.toLowerCase()) !== OPERATION ? [] : [[name, value ?? ""]],
  );
  const literals = Array.from(given.values()).flatMap((value): [string, string][] =>
    value === OPERATION ? [] : value.values.map((text) => [value.name, text]),
  );
  return { literals, templates };
}

/** Stands for "as the operation says". */
const OPERATION: unique symbol = /* @__PURE__ */ Symbol("operation");

interface Given {
  name: string;
  /** Empty: the header is not sent. */
  values: string[];
}

function isDefault(entry: Entry): boolean {
  return entry[1] !== undefined;
}

function forget([name]: Entry): [string, typeof OPERATION] {
  return [name.toLowerCase(), OPERATION];
}

function members(headers: object | undefined): [string, Given][] {
  return Object.entries(headers ?? {}).map(([name, value]: [string, unknown]) => {
    const values = (Array.isArray(value) ? (value as unknown[]) : [value])
      .filter((v) => v !== undefined)
      .map(String);
    return [name.toLowerCase(), { name, values }];
  });
}

/** Signatures cover the other headers, so what carries them is filled in last. */
export async function resolveTemplates(
  templates: HeaderPlan["templates"],
  headers: Headers,
  resolve: Resolve,
): Promise<void> {
  const isLast = ([name]: [string, string]) => name.toLowerCase() === "authorization";
  for (const [name, template] of [...templates.filter((t) => !isLast(t)), ...templates.filter(isLast)]) {
    headers.append(await resolve(name), await resolve(template));
  }
}
