// Part of the runtime of postman-codegen. Do not edit.
import type { BodyCodec, Resolve, Template } from "../types.js";

/**
 * What a member is where the caller leaves it out: a list of one JSON text with variables, or an object of such members. An
 * empty list keeps the place of a member that the caller gives.
 */
export type MemberDefault = readonly Template[] | MemberDefaults;

export interface MemberDefaults {
  readonly [name: string]: MemberDefault;
}

/** A body whose members have defaults. `undefined` leaves a member out. */
export function withDefaults(defaults: MemberDefaults, codec: BodyCodec): BodyCodec {
  return async (body = {}, resolve, request) =>
    codec(await filled(body, defaults, resolve), resolve, request);
}

/** The value itself, unless it is the default: what the caller gives is never searched for variables. */
async function filled(value: unknown, defaults: MemberDefault, resolve: Resolve): Promise<unknown> {
  if (value === defaults && Array.isArray(value)) {
    if (value.length === 0) return undefined;
    const json = await resolve(value[0] as Template);
    try {
      return JSON.parse(json);
    } catch {
      // As in Postman, a variable stands in the JSON as it is. One that breaks it is sent as text.
      return json.replace(/^"|"$/g, "");
    }
  }
  if (Object(value) !== value || Array.isArray(value) || Array.isArray(defaults)) return value;
  const members: Record<string, unknown> = { ...defaults, ...(value as object) };
  for (const name in defaults) {
    members[name] = await filled(members[name], (defaults as MemberDefaults)[name] as MemberDefault, resolve);
  }
  return members;
}
