import type { Body } from "../model.js";
import { normalizeFormParts, normalizeParams } from "./params.js";
import { parseQuery } from "./url.js";
import { isRecord, isTrue, type Json, optional, text } from "./values.js";

const MODES = ["raw", "urlencoded", "formdata", "file", "graphql"] as const;

/** A text is a raw body; where `mode` is missing, the member that is there tells it. */
export function normalizeBody(value: unknown): Body | undefined {
  if (typeof value === "string") return value === "" ? undefined : { mode: "raw", raw: value };
  if (!isRecord(value)) return undefined;
  const mode =
    MODES.find((m) => m === value.mode) ??
    (value.mode == null ? MODES.find((m) => value[m] != null) : undefined);
  const content = mode === undefined ? undefined : value[mode];
  if (mode === undefined || content === null || content === undefined) return undefined;
  return { ...bodyOf(mode, content, value), ...(isTrue(value.disabled) ? { disabled: true as const } : {}) };
}

function bodyOf(mode: Body["mode"], content: unknown, json: Json): Body {
  switch (mode) {
    case "raw":
      return { mode, raw: text(content) ?? "", ...optional("language", languageOf(json)) };
    case "urlencoded":
      return { mode, urlencoded: normalizeParams(content, parseQuery) };
    case "formdata":
      return { mode, formdata: normalizeFormParts(content, parseQuery) };
    case "file":
      return isRecord(content)
        ? { mode, ...optional("src", text(content.src)), ...optional("content", text(content.content)) }
        : { mode, ...optional("src", text(content)) };
    case "graphql":
      return graphql(isRecord(content) ? content : { query: content });
  }
}

function languageOf({ options }: Json): string | undefined {
  const raw = isRecord(options) && isRecord(options.raw) ? options.raw : undefined;
  return text(raw?.language) || undefined;
}

function graphql({ query, operationName, variables }: Json): Body {
  return {
    mode: "graphql",
    ...optional("query", text(query)),
    ...optional("operationName", text(operationName)),
    ...optional("variables", isRecord(variables) ? variables : text(variables)),
  };
}
