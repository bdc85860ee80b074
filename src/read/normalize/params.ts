import type { FormPart, Param } from "../model.js";
import { description, isRecord, isTrue, type Json, list, optional, text } from "./values.js";

/** Parameters of a query or a form: a list of objects or texts, a map of names to values. */
export function normalizeParams(value: unknown, parse: (text: string) => Param[]): Param[] {
  if (typeof value === "string") return parse(value);
  return listed(value).flatMap((entry) =>
    typeof entry === "string" ? parse(entry) : isRecord(entry) ? [param(entry)] : [],
  );
}

/** A map is told from a single parameter by what it lacks. */
function listed(value: unknown): unknown[] {
  if (!isRecord(value) || "key" in value) return list(value);
  return Object.entries(value).map(([key, v]) => ({ key, value: v }));
}

function param(json: Json): Param {
  return {
    key: text(json.key) ?? null,
    value: text(json.value) ?? null,
    ...(isTrue(json.disabled) || json.enabled === false ? { disabled: true as const } : {}),
    ...optional("description", description(json.description)),
  };
}

/** Returns the parts of a multipart form. `parse` reads a form that is written as one text. */
export function normalizeFormParts(value: unknown, parse: (text: string) => Param[]): FormPart[] {
  if (typeof value === "string") return parse(value).map((p) => ({ ...p, type: "text" }));
  return listed(value).filter(isRecord).map(formPart);
}

function formPart(json: Json): FormPart {
  const isFile = json.type === "file";
  return {
    ...param(json),
    type: isFile ? "file" : "text",
    ...(isFile ? { src: sources(json.src) } : {}),
    ...(isFile && Array.isArray(json.src) ? { srcIsList: true as const } : {}),
    ...optional("contentType", text(json.contentType) || undefined),
    ...optional("fileName", text(json.fileName)),
  };
}

function sources(src: unknown): string[] {
  return (Array.isArray(src) ? src : [src]).flatMap((path) => text(path) || []);
}

/** Headers: a list of objects or lines, one text with a line each, or a map. */
export function normalizeHeaders(value: unknown): Param[] {
  return normalizeParams(value, parseHeaderLines);
}

function parseHeaderLines(lines: string): Param[] {
  return lines
    .replace(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const colon = line.indexOf(":");
      return colon < 0
        ? { key: line.trim(), value: "" }
        : { key: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
    });
}
