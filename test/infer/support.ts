import { format } from "prettier";
import ts from "typescript";

import {
  ANY_JSON,
  concreteSample,
  type Declaration,
  type InferredTypes,
  type Root,
  type SampleValue,
} from "../../src/infer/index.js";

/** Roots as a golden file or a test writes them: what is left out does not matter there. */
export type RootSpec = Partial<Root> & { samples: readonly SampleValue[] };

export function toRoots(specs: readonly RootSpec[]): Root[] {
  return specs.map((spec, index) => ({
    id: spec.id ?? spec.name ?? `root${String(index)}`,
    group: "main",
    name: `Root${String(index)}`,
    ...spec,
  }));
}

/** Golden files are JSON, which has no way to say "unknown". */
export const ANY_MARK = "{{any}}";

export function readSample(value: unknown): SampleValue {
  if (value === ANY_MARK) return ANY_JSON;
  if (Array.isArray(value)) return value.map(readSample);
  if (typeof value !== "object" || value === null) return value as SampleValue;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readSample(item)]));
}

/** All that was inferred, as a person would read it. */
export async function showTypes(inferred: InferredTypes): Promise<string> {
  const lines: string[] = [];
  for (const [id, expression] of inferred.expressions)
    lines.push(`// ${id}: ${expression.replace(/\s+/g, " ")}`);
  lines.push("");
  for (const [group, names] of inferred.imports) {
    for (const [name, module] of names) lines.push(`import type { ${name} } from "${module}"; // ${group}`);
  }
  for (const [group, declarations] of inferred.groups) {
    if (inferred.groups.size > 1 || inferred.shared.length > 0) lines.push(`// group ${group}`, "");
    lines.push(textOf(declarations), "");
  }
  if (inferred.shared.length > 0) lines.push("// shared", "", textOf(inferred.shared));
  return format(lines.join("\n"), { parser: "typescript", printWidth: 110 });
}

function textOf(declarations: readonly Declaration[]): string {
  return declarations.map(({ text }) => text).join("\n\n");
}

/** Everything but the order of declarations and of references to them, which is presentation. */
export function contentOf(inferred: InferredTypes): unknown {
  const byName = (list: readonly Declaration[]): Declaration[] =>
    list
      .map((declaration) => ({ ...declaration, references: [...declaration.references].sort() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    expressions: Object.fromEntries([...inferred.expressions].sort()),
    references: Object.fromEntries(
      [...inferred.references].sort().map(([id, names]) => [id, [...names].sort()]),
    ),
    groups: Object.fromEntries([...inferred.groups].sort().map(([group, list]) => [group, byName(list)])),
    shared: byName(inferred.shared),
  };
}

/** A module in which each sample must satisfy the type of its root. Samples of unknown content are left out. */
export function checkedModule(roots: readonly Root[], inferred: InferredTypes): string {
  const groups = [...new Set(roots.map((root) => root.group))];
  const parts = [textOf(inferred.shared)];
  groups.forEach((group, index) => {
    const checks = roots.filter((root) => root.group === group).flatMap((root) => checksOf(root, inferred));
    const declarations = textOf(inferred.groups.get(group) ?? []);
    parts.push(`namespace group${String(index)} {\n${declarations}\n${checks.join("\n")}\n}`);
  });
  return `${parts.join("\n")}\nexport {};\n`;
}

function checksOf(root: Root, inferred: InferredTypes): string[] {
  const type = inferred.expressions.get(root.id) ?? "never";
  return [...root.samples]
    .filter((sample) => !hasUnknown(sample))
    .map((sample) => `(${JSON.stringify(concreteSample(sample))}) satisfies ${type};`);
}

function hasUnknown(value: SampleValue): boolean {
  if (value === ANY_JSON) return true;
  return typeof value === "object" && value !== null && Object.values(value as object).some(hasUnknown);
}

/** What the compiler says against the modules, under the strictest of the options that generated code promises to pass. */
export function compileErrors(modules: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const readFile = host.getSourceFile.bind(host);
  host.getSourceFile = (name, language) => {
    const text = modules.get(name);
    return text === undefined ? readFile(name, language) : ts.createSourceFile(name, text, language);
  };
  const program = ts.createProgram([...modules.keys()], options, host);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
    const { file, start = 0 } = diagnostic;
    const line =
      file?.text.slice(file.text.lastIndexOf("\n", start) + 1, file.text.indexOf("\n", start)) ?? "";
    return `${file?.fileName ?? ""}: ${message}\n${line}`;
  });
}
