// Part of the runtime of postman-codegen. Do not edit.
import type { BodyCodec, Template } from "../types.js";
import { type FieldEntry, type FieldValue, fieldValues } from "./fields.js";

/** The boundary in a Content-Type. */
const BOUNDARY = /boundary=(?:"[^"]*"|[^;]*)/i;

/**
 * A `multipart/form-data` body: text, and files as Blob or File; lists repeat the field. A Content-Type with a boundary, that
 * of the call or else `contentType`, is kept, but with a new boundary: values that hold a known one could add parts.
 */
export function multipart(entries: readonly FieldEntry[] = [], contentType: Template = ""): BodyCodec {
  return async (body, resolve, { headers }) => {
    const fields = await fieldValues(entries, body, resolve);
    if (fields.length === 0) return undefined;
    const type = headers.get("content-type") ?? (await resolve(contentType));
    const boundary = `----${crypto.randomUUID()}`;
    const parts = fields.flatMap((field): (string | Blob)[] => [
      `--${boundary}\r\n${head(field)}\r\n\r\n`,
      content(field),
      "\r\n",
    ]);
    headers.set(
      "Content-Type",
      (BOUNDARY.test(type) ? type : "multipart/form-data; boundary=").replace(
        BOUNDARY,
        `boundary=${boundary}`,
      ),
    );
    return new Blob([...parts, `--${boundary}--\r\n`]);
  };
}

function head({ key, value, contentType }: FieldValue): string {
  const disposition = `Content-Disposition: form-data; name="${quoted(key)}"`;
  if (!(value instanceof Blob)) return typed(disposition, contentType);
  const name = value instanceof File ? value.name : "blob";
  return typed(
    `${disposition}; filename="${quoted(name)}"`,
    contentType ?? (value.type || "application/octet-stream"),
  );
}

function typed(disposition: string, contentType: string | undefined): string {
  return contentType === undefined
    ? disposition
    : `${disposition}\r\nContent-Type: ${contentType.replace(/[\r\n]+/g, " ")}`;
}

/** As HTML forms do it: nothing in a name may end it. */
function quoted(name: string): string {
  return name.replace(/["\r\n]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

function content({ value }: FieldValue): string | Blob {
  if (value instanceof Blob) return value;
  return value === null ? "" : String(value);
}
