import { callableInput } from "../../client-model/graphql.js";
import type { OperationModel } from "../../client-model/model.js";
import { jsonOf, type SampleInput, savedBody, type UnknownValue } from "../../client-model/samples.js";
import type { OperationIr } from "../../ir/model.js";
import type { SampleValue } from "../../sample.js";
import { hasReference } from "../../template.js";
import { propertyKey, stringLiteral } from "../../typescript.js";
import { isTooDeepForLines } from "../core/json.js";

/** Functions of a run that printed calls use. */
export type FillFunction = "fill" | "fillJson" | "file";

/** Prints the typed call that sends the saved request, with its variables filled in when it is sent. */
export function printCall(
  { operation, names }: Pick<OperationModel, "operation" | "names">,
  used: Set<FillFunction>,
): string {
  const bare = new Map<SampleValue, string>();
  const unknown = (reference: string): SampleValue => {
    const stand: SampleValue = { reference };
    bare.set(stand, reference);
    return stand;
  };
  const input = liveInput(operation, unknown);
  const printer = new InputPrinter({ bare, files: filesIn(operation, input), used });
  const isEmpty = Object.keys(input).length === 0;
  const call = names.accessor.map((name) => `.${name}`).join("");
  return `client${call}(${isEmpty ? "" : printer.print(input)})`;
}

/** The input with the whole body: its members are sent in the order of the collection, and values of variables as they are. */
function liveInput(operation: OperationIr, unknown: UnknownValue): Input {
  const lookup = () => undefined;
  const input = callableInput(operation, lookup, unknown);
  const isSaved = operation.body?.mode === "json";
  const body = isSaved ? savedBody(operation, lookup, unknown) : undefined;
  return body === undefined ? input : { ...input, body };
}

type Input = SampleInput & { [key: string]: SampleValue };

/** The values of the input that stand for files. Elsewhere `$file` is an ordinary member. */
function filesIn({ body: saved }: OperationIr, { body }: { body?: SampleValue }): ReadonlySet<SampleValue> {
  if (saved?.mode === "binary") return new Set([body ?? null]);
  return new Set(
    saved?.mode === "multipart" ? Object.values(Object(body) as Record<string, SampleValue>).flat() : [],
  );
}

interface InputParts {
  /** Values that stand for a variable outside of a string. */
  bare: ReadonlyMap<SampleValue, string>;
  files: ReadonlySet<SampleValue>;
  used: Set<FillFunction>;
}

class InputPrinter {
  private readonly parts: InputParts;

  constructor(parts: InputParts) {
    this.parts = parts;
  }

  print(input: Record<string, SampleValue>): string {
    if (!isTooDeepForLines(JSON.stringify(jsonOf(input)))) return this.value(input);
    this.parts.used.add("fillJson");
    return `fillJson(${stringLiteral(JSON.stringify(jsonOf(input)))})`;
  }

  private value(value: SampleValue): string {
    const { bare, files, used } = this.parts;
    const reference = bare.get(value);
    if (reference !== undefined) {
      used.add("fillJson");
      return `fillJson(${stringLiteral(reference)})`;
    }
    if (typeof value === "string") return this.text(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value !== "object" || value === null)
      return typeof value === "symbol" ? "null" : String(value);
    if (files.has(value)) {
      used.add("file");
      return `file(${this.text((value as { $file: string }).$file)})`;
    }
    if (Array.isArray(value)) return `[${value.map((item: SampleValue) => this.value(item)).join(", ")}]`;
    const members = Object.entries(value as Record<string, SampleValue>).map(
      ([key, member]) => `${this.key(key)}: ${this.value(member)}`,
    );
    return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
  }

  private key(key: string): string {
    return hasReference(key) ? `[${this.text(key)}]` : propertyKey(key);
  }

  private text(text: string): string {
    if (!hasReference(text)) return stringLiteral(text);
    this.parts.used.add("fill");
    return `fill(${stringLiteral(text)})`;
  }
}
