import { basename, resolve } from "node:path";

import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { capRepeats } from "./cap-repeats.js";
import { describeNonEnvironment } from "./formats/detect.js";
import { decodeText, parseJson } from "./json.js";
import type { Environment } from "./model.js";
import { isRecord, type Json, text } from "./normalize/values.js";
import { normalizeVariables } from "./normalize/variables.js";
import { ioFault } from "./source.js";
import { readWhole } from "./sources/file.js";
import { parseYaml } from "./yaml.js";

export interface EnvironmentResult {
  /** Absent where the file holds none; then `diagnostics` says why. */
  environment?: Environment;
  diagnostics: Diagnostic[];
}

/** Reads an environment or globals file: an export, in JSON, or one of a v3 workspace, in YAML. */
export async function readEnvironment(file: string, cwd: string): Promise<EnvironmentResult> {
  let source: string;
  try {
    source = decodeText(readWhole(resolve(cwd, file)));
  } catch (error) {
    return { diagnostics: [ioFault(file, error as NodeJS.ErrnoException)] };
  }
  const { value, diagnostics } = /\.ya?ml$/i.test(file)
    ? await parseYaml(file, source)
    : parseJson({ file, text: source });
  const faults: Diagnostic[] = [];
  const { report, finish } = capRepeats(file, faults);
  for (const diagnostic of diagnostics) report(asEnvironmentFault(diagnostic));
  finish();
  // What half a file says is not what its owner means.
  if (faults.some((d) => d.severity === "error")) return { diagnostics: faults };
  const json = isRecord(value) && isRecord(value.environment) ? value.environment : value;
  if (!isRecord(json) || (!Array.isArray(json.values) && !isRecord(json.values)))
    return { diagnostics: [...faults, notAnEnvironment(file, value)] };
  const kind = isGlobals(file, json) ? "globals" : "environment";
  const values = normalizeVariables(json.values);
  return { environment: { kind, name: text(json.name) || stem(file), values }, diagnostics: faults };
}

/** Where Postman exports an environment. */
const EXPORT = "in Postman: Environments > ... > Export";

function asEnvironmentFault(diagnostic: Diagnostic): Diagnostic {
  return diagnostic.severity === "error" && diagnostic.code !== "PC1012"
    ? { ...diagnostic, code: "PC1006", hint: `${EXPORT}, or check how the file was edited` }
    : diagnostic;
}

function notAnEnvironment(file: string, value: unknown): Diagnostic {
  const { description, hint } = describeNonEnvironment(value);
  return {
    severity: "error",
    code: "PC1006",
    message: `not a Postman environment: ${description}`,
    place: { file, path: "$" },
    hint: hint ?? EXPORT,
  };
}

/** Exports say what they are; in a v3 workspace the name of the file does. */
function isGlobals(file: string, json: Json): boolean {
  const scope = json._postman_variable_scope;
  return typeof scope === "string"
    ? scope === "globals"
    : /(?:^|\.)globals\.(?:ya?ml|json)$/i.test(basename(file));
}

/** `staging.postman_environment.json` -> `staging`. */
function stem(file: string): string {
  return basename(file).replace(/(?:[._](?:postman_)?(?:environment|globals))?\.\w+$/i, "");
}
