// Part of the runtime of postman-codegen. Do not edit.
import type { BodyCodec } from "../types.js";
import { encodeComponent } from "./encode-component.js";
import { type FieldEntry, fieldValues } from "./fields.js";

/** An `application/x-www-form-urlencoded` body from an object of fields; lists repeat the field. */
export function urlencoded(entries: readonly FieldEntry[] = []): BodyCodec {
  return async (body, resolve) => {
    const fields = await fieldValues(entries, body, resolve);
    if (fields.length === 0) return undefined;
    // Postman makes an object of the fields on the way, which puts those of one name together.
    const form: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
    for (const { key, value } of fields) (form[key] ??= []).push(value === null ? "" : String(value));
    const pairs = Object.entries(form).flatMap(([key, values]) =>
      values.map((value) => `${encodeComponent(key)}=${encodeComponent(value)}`),
    );
    return pairs.join("&");
  };
}
