import { callableInput } from "../client-model/graphql.js";
import { keptIntegers } from "../client-model/integers.js";
import type { ClientModel } from "../client-model/model.js";
import { responseSample, sampleLookup } from "../client-model/samples.js";
import { ANY_JSON, concreteSample, type SampleValue } from "../infer/index.js";
import type { OperationIr } from "../ir/model.js";
import { propertyKey, stringLiteral } from "../typescript.js";

/**
 * A module in which every saved sample stands as a literal that `satisfies` the type generated for it. Placeholders
 * such as `"<integer>"` are replaced by a value of the type that they name.
 */
export function sampleChecks({ ir, modules }: ClientModel): string {
  const lines: string[] = [];
  const lookup = sampleLookup(ir);
  modules.forEach(({ names, operations }, i) => {
    if (operations.length === 0) return;
    const module = `m${i}`;
    lines.push(`import type * as ${module} from "./resources/${names.file}";`);
    for (const { operation, inputType, responsesType } of operations) {
      const { index } = operation;
      lines.push(
        `export const i${index} = ${inputLiteral(operation, callableInput(operation, lookup))} satisfies ${module}.${inputType};`,
      );
      operation.examples.forEach((example, n) => {
        const kept = keptIntegers(operation, `response.${example.status}`);
        const [sample] = responseSample(example, lookup, kept);
        if (sample === undefined || example.status === undefined) return;
        lines.push(
          `export const r${index}_${n} = ${literal(sample)} satisfies ${module}.${responsesType}[${example.status}];`,
        );
      });
    }
  });
  return lines.length === 0 ? "export {};" : lines.join("\n");
}

/** Files stand only in the bodies that can hold them: elsewhere a member `$file` is one like any other. */
function inputLiteral({ body: saved }: OperationIr, input: Record<string, SampleValue>): string {
  return objectLiteral(input, (value, group) => {
    if (group === "body" && saved?.mode === "binary") return fileLiteral(value);
    if (group === "body" && saved?.mode === "multipart") {
      return objectLiteral(value as Record<string, SampleValue>, (part) =>
        Array.isArray(part) ? listLiteral(part, fileLiteral) : fileLiteral(part),
      );
    }
    return literal(value);
  });
}

function fileLiteral(value: SampleValue): string {
  const { $file: file } = Object(value) as { $file?: unknown };
  return typeof file === "string" ? `new File([], ${stringLiteral(file)})` : literal(value);
}

/** As TypeScript; a value that nothing is known of fits every type. */
function literal(value: SampleValue): string {
  if (value === ANY_JSON) return "null!";
  if (Array.isArray(value)) return listLiteral(value, literal);
  if (typeof value === "string") return JSON.stringify(concreteSample(value));
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return String(value);
  return objectLiteral(value as Record<string, SampleValue>, literal);
}

function listLiteral(list: readonly SampleValue[], item: (value: SampleValue) => string): string {
  return `[${list.map((each) => item(each)).join(", ")}]`;
}

function objectLiteral(
  value: Record<string, SampleValue>,
  member: (value: SampleValue, key: string) => string,
): string {
  const members = Object.entries(value).map(([key, item]) => `${propertyKey(key)}: ${member(item, key)}`);
  return `{ ${members.join(", ")} }`;
}
