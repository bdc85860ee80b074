import { z } from "zod";

import { DIAGNOSTIC_CODES } from "../diagnostics/diagnostic.js";
import { nearest } from "../diagnostics/nearest.js";
import { IMPORT_EXTENSIONS } from "../emit/core/import-extension.js";
import { SNIPPET_LANGUAGES, TARGET_NAME, TARGETS } from "../emit/core/target-names.js";
import type { Config } from "./define.js";
import { OPTION_ENTRIES, type OptionRecord } from "./option-table.js";

const text = z
  .string()
  .min(1, "must not be empty")
  .refine((value) => !value.includes("\0"), "must not contain the character NUL");
const texts = z.array(text);
const oneOrMore = z.union([text, texts], { error: "must be a string or a list of strings" });

const typeSetting = z.strictObject({
  rename: text.regex(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u, "must be a name of a type").optional(),
  optional: z.boolean().optional(),
  enum: z
    .array(z.union([z.string(), z.number()], { error: "must be a string or a number" }))
    .min(1, "must not be empty")
    .optional(),
  format: text.optional(),
  type: text.optional(),
  from: text.optional(),
  integer: z.enum(["bigint", "string"]).optional(),
});

const position = z
  .string()
  .regex(
    /^(?:body|response\.[1-9]\d\d)(?:$|[.[])|^(?:query|headers|path)\../,
    'must start with "body", "response.<status>", "query.", "headers." or "path."',
  );

const operationOverride = z.strictObject({
  name: text.optional(),
  types: z.record(position, typeSetting).optional(),
});

const code = text.refine((name) => Object.hasOwn(DIAGNOSTIC_CODES, name), {
  error: ({ input }) => `${show(input)} is no code of a diagnostic, see docs/diagnostics.md`,
});

const names = texts.min(1, "must not be empty");

const isFunction = (value: unknown) => typeof value === "function";

const customTarget = z.strictObject({
  name: text.regex(TARGET_NAME, "must consist of lower-case letters, digits and -"),
  emit: z.custom(isFunction, "must be a function"),
});

/** Options whose values are more than their form says. */
const SPECIAL: Partial<Record<keyof Config, z.ZodType>> = {
  input: oneOrMore,
  targets: z.array(z.enum([...TARGETS, ...SNIPPET_LANGUAGES])).min(1, "must not be empty"),
  customTargets: z.array(customTarget),
  only: oneOrMore,
  importExtension: z.enum(IMPORT_EXTENSIONS),
  overrides: z.record(text, operationOverride),
  ignoreWarnings: z.array(code),
};

const BY_FORM: Readonly<Record<Exclude<OptionRecord["form"], "data">, z.ZodType>> = {
  value: text,
  list: texts,
  names: texts,
  switch: z.boolean(),
};

const config = z.strictObject(
  Object.fromEntries(
    OPTION_ENTRIES.flatMap(([, { config: key, form }]) => {
      const type = key && (SPECIAL[key] ?? (form === "data" ? undefined : BY_FORM[form]));
      return type === undefined ? [] : [[key, type.optional()]];
    }),
  ),
);

/** Targets of the user's own are custom ones, and the languages of templates. Whether there is one is checked later. */
const configWithOwnTargets = config.extend({ targets: names.optional() });

/** Something wrong in a configuration. */
export interface ConfigFault {
  /** Keys and indices from the root. */
  path: (string | number)[];
  message: string;
}

/** Checks a value that is to be a configuration. */
export function checkConfig(value: unknown): { config: Config } | { faults: ConfigFault[] } {
  const hasOwn = ["templates", "customTargets"].some((key) => valueAt(value, [key]) !== undefined);
  const schema = hasOwn ? configWithOwnTargets : config;
  const result = schema.safeParse(value);
  // What zod calls `T | undefined` is never undefined here: JSON and object literals leave such keys out.
  if (result.success) return { config: withoutUndefined(result.data) as Config };
  return { faults: result.error.issues.flatMap((issue) => faultsOf(issue, value)) };
}

type Issue = z.core.$ZodIssue;

function faultsOf(issue: Issue, root: unknown): ConfigFault[] {
  const path = issue.path.map((key) => (typeof key === "symbol" ? String(key) : key));
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => ({
        path: [...path, key],
        message: `unknown key ${JSON.stringify(key)}${didYouMean(nearest(key, keysAt(path)))}`,
      }));
    case "invalid_value": {
      const given = valueAt(root, path);
      const values = issue.values.map(String);
      const meant = typeof given === "string" ? nearest(given, values) : undefined;
      const list = values.map((v) => JSON.stringify(v)).join(", ");
      return [{ path, message: `${show(given)} is none of ${list}${didYouMean(meant)}` }];
    }
    case "invalid_key":
      return [
        {
          path,
          message: `the key ${JSON.stringify(String(path.at(-1)))} ${issue.issues[0]?.message ?? "is not valid"}`,
        },
      ];
    case "invalid_type":
      return [{ path, message: `must be ${article(issue.expected)}, but is ${show(valueAt(root, path))}` }];
    default:
      return [{ path, message: issue.message }];
  }
}

/** Keys that the object at a path may have. */
function keysAt(path: readonly (string | number)[]): string[] {
  if (path.length === 0) return Object.keys(config.shape);
  if (path[0] === "customTargets") return Object.keys(customTarget.shape);
  return Object.keys(path.length === 2 ? operationOverride.shape : typeSetting.shape);
}

function didYouMean(word: string | undefined): string {
  return word === undefined ? "" : `, did you mean ${JSON.stringify(word)}?`;
}

function valueAt(root: unknown, path: readonly (string | number)[]): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string | number, unknown>)[key];
  }
  return value;
}

function show(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : (JSON.stringify(value) ?? "undefined");
}

function article(type: string): string {
  const named = type === "array" ? "list" : type === "record" ? "object" : type;
  return `${/^[aeio]/.test(named) ? "an" : "a"} ${named}`;
}

/** `exactOptionalPropertyTypes`: a key that is there has a value. */
function withoutUndefined(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([key, inner]) => [key, withoutUndefined(inner)]),
  );
}
