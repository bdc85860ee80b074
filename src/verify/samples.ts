import { ANY_JSON, concreteSample, type SampleValue } from "../infer/index.js";
import { responseSample, sampleInput, sampleLookup } from "../emit/sample.js";
import { propertyKey, stringLiteral } from "../emit/typescript.js";
import type { CollectionIr } from "../ir/model.js";
import { everyFolder, operationsOf } from "../ir/walk.js";

/**
 * A module in which every saved sample stands as a literal that `satisfies` the type generated for it. Placeholders
 * such as `"<integer>"` are replaced by a value of the type that they name.
 */
export function sampleChecks(ir: CollectionIr): string {
  const operationsIn = operationsOf(ir);
  const lines: string[] = [];
  const lookup = sampleLookup(ir);
  [...everyFolder(ir.root)].forEach((folder, i) => {
    if (folder.operations.length === 0) return;
    const module = `m${i}`;
    lines.push(`import type * as ${module} from "./resources/${folder.names.file}";`);
    for (const operation of operationsIn(folder)) {
      const { index } = operation;
      const type = `${module}.${operation.names.type}`;
      lines.push(
        `export const i${index} = ${literal(sampleInput(operation, lookup))} satisfies ${type}Input;`,
      );
      operation.examples.forEach((example, n) => {
        const [sample] = responseSample(example);
        if (sample === undefined || example.status === undefined) return;
        lines.push(
          `export const r${index}_${n} = ${literal(sample)} satisfies ${type}Responses[${example.status}];`,
        );
      });
    }
  });
  return lines.length === 0 ? "export {};" : lines.join("\n");
}

/** As TypeScript; a value that nothing is known of fits every type. */
function literal(value: SampleValue): string {
  if (value === ANY_JSON) return "null!";
  if (Array.isArray(value)) return `[${value.map((item: SampleValue) => literal(item)).join(", ")}]`;
  if (typeof value === "string") return JSON.stringify(concreteSample(value));
  if (typeof value !== "object" || value === null) return String(value);
  const { $file: file } = value as { $file?: unknown };
  if (typeof file === "string") return `new File([], ${stringLiteral(file)})`;
  const members = Object.entries(value as Record<string, SampleValue>);
  return `{ ${members.map(([key, item]) => `${propertyKey(key)}: ${literal(item)}`).join(", ")} }`;
}
