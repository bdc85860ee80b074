import { isSupported } from "../../auth/kinds.js";
import { callableInput } from "../../client-model/graphql.js";
import { jsonOf, sampleLookup } from "../../client-model/samples.js";
import { unsetVariables } from "../../client-model/unset-variables.js";
import { concreteSample } from "../../infer/index.js";
import { knownFileType } from "../../ir/headers.js";
import type { CollectionIr, JsonValue, OperationIr } from "../../ir/model.js";
import { soleReference } from "../../template.js";
import { lineComment, propertyKey, stringLiteral } from "../../typescript.js";
import type { CodeSample } from "../core/emitter.js";
import { isTooDeepForLines } from "../core/json.js";
import { Constants, placeholder } from "./constants.js";

/** Calls of the client, for the pages. */
export function clientSample(ir: CollectionIr, extension: string): CodeSample {
  const unset = unsetVariables(ir);
  const lookup = sampleLookup(ir);
  const entry = `./${ir.slug}/index${extension}`;
  return {
    id: "typescript",
    title: "TypeScript",
    code: (model) => {
      const { operation, names } = model;
      const input = callInput(
        operation,
        concreteSample(callableInput(operation, lookup, asItStands)) as Input,
      );
      const isDeep = isTooDeepForLines(JSON.stringify(jsonOf(input)));
      const printer = new Printer(filesIn(operation, input), isDeep);
      const argument = isEmpty(input) ? "" : printer.value(input, 0);
      const constants = printer.constants.declarations();
      const call = names.accessor.map((name) => `.${name}`).join("");
      return [
        ...(printer.readsFiles ? ['import { openAsBlob } from "node:fs";'] : []),
        `import { createClient } from ${stringLiteral(entry)};`,
        "",
        ...(constants.length > 0 ? [...constants, ""] : []),
        ...authNote(operation),
        `const client = createClient(${clientOptions(unset(model), printer.constants)});`,
        "",
        `const result = await client${call}(${argument});`,
        "",
      ].join("\n");
    },
  };
}

/** A reference in the place of a JSON value becomes a constant, like one in a string. */
function asItStands(reference: string): string {
  return reference;
}

type Input = Record<string, JsonValue>;

/** Path parameters that Postman would send as they stand, such as `:id`, have a placeholder. */
function callInput({ url }: OperationIr, input: Input): Input {
  const unsaved = url.path.filter(({ key, sample, ...p }) => p.default === undefined && sample === `:${key}`);
  if (unsaved.length === 0) return input;
  const placeholders = Object.fromEntries(unsaved.map(({ key }) => [key, `<${key}>`]));
  return { ...input, path: { ...(input.path as Input), ...placeholders } };
}

/** Whether a file has a name and a type on the wire, as in a form, or is no more than its bytes. */
type FileKind = "named" | "bytes";

/** The values of the input that stand for files. Elsewhere `$file` is an ordinary member. */
function filesIn({ body: saved }: OperationIr, { body = null }: Input): ReadonlyMap<JsonValue, FileKind> {
  if (saved?.mode === "binary") return new Map([[body, "bytes"]]);
  // A form has text beside, but no other objects.
  const values = saved?.mode === "multipart" ? Object.values((body as Input | null) ?? {}).flat() : [];
  return new Map(values.map((value) => [value, "named"]));
}

function isEmpty(value: JsonValue): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function authNote({ auth }: OperationIr): string[] {
  return isSupported(auth)
    ? []
    : [lineComment(`Requests have to be signed (${auth.type}): give createClient an \`auth\`.`)];
}

/** The option with the variables that have to be given; those of the input too are its constants. */
function clientOptions(variables: readonly string[], constants: Constants): string {
  if (variables.length === 0) return "";
  const members = variables.map((name) => {
    const constant = constants.nameOf(name);
    return member(name, constant ?? placeholder(name), constant !== undefined);
  });
  return block("{", [`variables: ${block("{", members, "}", 1)}`], "}", 0);
}

/** A member of an object; a constant of its own name needs no other. */
function member(key: string, value: string, isConstant: boolean): string {
  return isConstant && key === value ? key : `${propertyKey(key)}: ${value}`;
}

function block(open: string, items: readonly string[], close: string, depth: number): string {
  const indent = "  ".repeat(depth + 1);
  return `${open}\n${items.map((item) => `${indent}${item},\n`).join("")}${"  ".repeat(depth)}${close}`;
}

/** Characters of a value that stays on one line. */
const MAX_LINE = 80;

/** Lays out JSON values as people write them in TypeScript. */
class Printer {
  /** Whether files are among what was printed. */
  readsFiles = false;
  readonly constants = new Constants();
  private readonly files: ReadonlyMap<JsonValue, FileKind>;
  private readonly inOneLine: boolean;

  constructor(files: ReadonlyMap<JsonValue, FileKind>, inOneLine: boolean) {
    this.files = files;
    this.inOneLine = inOneLine;
  }

  value(value: JsonValue | bigint, depth: number): string {
    if (typeof value === "string") return this.constants.expression(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    const kind = this.files.get(value);
    if (kind !== undefined) return this.file((value as { $file: string }).$file, kind);
    return Array.isArray(value)
      ? this.list(
          "[",
          value.map((item) => this.value(item, depth + 1)),
          "]",
          depth,
        )
      : this.list(
          "{",
          Object.entries(value).map(([key, item]) => this.member(key, item, depth + 1)),
          "}",
          depth,
        );
  }

  private file(path: string, kind: FileKind): string {
    this.readsFiles = true;
    const name = this.constants.expression(path);
    const bytes = `await openAsBlob(${name})`;
    if (kind === "bytes") return bytes;
    const type = knownFileType(path);
    const options = type === undefined ? "" : `, { type: ${stringLiteral(type)} }`;
    return `new File([${bytes}], ${name}${options})`;
  }

  private member(key: string, item: JsonValue, depth: number): string {
    const isConstant = typeof item === "string" && soleReference(item) !== undefined;
    return member(key, this.value(item, depth), isConstant);
  }

  private list(open: string, items: readonly string[], close: string, depth: number): string {
    if (items.length === 0) return open + close;
    const space = open === "{" ? " " : "";
    const line = `${open}${space}${items.join(", ")}${space}${close}`;
    if (this.inOneLine) return line;
    // The groups of an input and its members are told apart better on lines of their own.
    const isShort = (open === "[" || depth > 1) && line.length + 2 * depth <= MAX_LINE;
    if (isShort && !line.includes("\n")) return line;
    return block(open, items, close, depth);
  }
}
