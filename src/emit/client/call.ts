import { isSupported } from "../../auth/kinds.js";
import { callableInput } from "../../client-model/graphql.js";
import type { NamedOperation } from "../../client-model/model.js";
import { jsonOf, sampleLookup } from "../../client-model/samples.js";
import { concreteSample } from "../../infer/index.js";
import type { CollectionIr, JsonValue, OperationIr } from "../../ir/model.js";
import { variablesByName } from "../../ir/variables.js";
import { lineComment, propertyKey, stringLiteral } from "../../typescript.js";
import type { CodeSample } from "../core/emitter.js";
import { isTooDeepForLines } from "../core/json.js";

/** Calls of the client, for the pages. */
export function clientSample(ir: CollectionIr, extension: string): CodeSample {
  return {
    id: "typescript",
    title: "TypeScript",
    code: (operation) => clientCall(operation, ir, extension),
  };
}

/** The TypeScript that a user of the generated client writes to send the saved request. */
export function clientCall(named: NamedOperation, ir: CollectionIr, extension: string): string {
  const { operation, names } = named;
  const input = concreteSample(callableInput(operation, sampleLookup(ir))) as Input;
  const isDeep = isTooDeepForLines(JSON.stringify(jsonOf(input)));
  const printer = new Printer(filesIn(operation, input), isDeep);
  const argument = isEmpty(input) ? "" : printer.value(input, 0);
  const imports = [
    ...(printer.readsFiles ? ['import { openAsBlob } from "node:fs";'] : []),
    `import { createClient } from ${stringLiteral(`./${ir.slug}/index${extension}`)};`,
  ];
  const call = names.accessor.map((name) => `.${name}`).join("");
  return [
    ...imports,
    "",
    ...authNote(operation),
    `const client = createClient(${clientOptions(operation, ir)});`,
    "",
    `const result = await client${call}(${argument});`,
    "",
  ].join("\n");
}

type Input = Record<string, JsonValue>;

/** The values of the input that stand for files. Elsewhere `$file` is an ordinary member. */
function filesIn({ body: saved }: OperationIr, { body = null }: Input): ReadonlySet<JsonValue> {
  if (saved?.mode === "binary") return new Set([body]);
  // A form has text beside, but no other objects.
  return new Set(saved?.mode === "multipart" ? Object.values((body as Input | null) ?? {}).flat() : []);
}

function isEmpty(value: JsonValue): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

function authNote({ auth }: OperationIr): string[] {
  return isSupported(auth)
    ? []
    : [lineComment(`Requests have to be signed (${auth.type}): give createClient an \`auth\`.`)];
}

/** Variables that the operation needs and that nobody has given a value. */
function clientOptions(operation: OperationIr, ir: CollectionIr): string {
  const known = variablesByName(ir.variables);
  const missing = operation.variables.flatMap((name) => {
    const variable = known.get(name);
    return variable && variable.value === undefined && !variable.dynamic ? [variable] : [];
  });
  if (missing.length === 0) return "";
  return new Printer(new Set(), false).value(
    { variables: Object.fromEntries(missing.map(({ name }) => [name, `<${name}>`])) },
    0,
  );
}

/** Characters of a value that stays on one line. */
const MAX_LINE = 80;

/** Lays out JSON values as people write them in TypeScript. */
class Printer {
  /** Whether files are among what was printed. */
  readsFiles = false;
  private readonly files: ReadonlySet<JsonValue>;
  private readonly inOneLine: boolean;

  constructor(files: ReadonlySet<JsonValue>, inOneLine: boolean) {
    this.files = files;
    this.inOneLine = inOneLine;
  }

  value(value: JsonValue | bigint, depth: number): string {
    if (typeof value === "string") return stringLiteral(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value !== "object" || value === null) return JSON.stringify(value);
    if (this.files.has(value)) {
      this.readsFiles = true;
      return `await openAsBlob(${stringLiteral((value as { $file: string }).$file)})`;
    }
    return Array.isArray(value)
      ? this.list(
          "[",
          value.map((item) => this.value(item, depth + 1)),
          "]",
          depth,
        )
      : this.list(
          "{",
          Object.entries(value).map(([key, item]) => `${propertyKey(key)}: ${this.value(item, depth + 1)}`),
          "}",
          depth,
        );
  }

  private list(open: string, items: readonly string[], close: string, depth: number): string {
    if (items.length === 0) return open + close;
    const space = open === "{" ? " " : "";
    const line = `${open}${space}${items.join(", ")}${space}${close}`;
    if (this.inOneLine) return line;
    // The groups of an input and its members are told apart better on lines of their own.
    const isShort = (open === "[" || depth > 1) && line.length + 2 * depth <= MAX_LINE;
    if (isShort && !line.includes("\n")) return line;
    const indent = "  ".repeat(depth + 1);
    return `${open}\n${items.map((item) => `${indent}${item},\n`).join("")}${"  ".repeat(depth)}${close}`;
  }
}
