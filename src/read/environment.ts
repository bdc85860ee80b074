import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { ioFault, readWhole } from "./inputs.js";
import { decodeText, parseJson } from "./json.js";
import type { Environment } from "./model.js";
import { isRecord, text } from "./normalize/values.js";
import { normalizeVariables } from "./normalize/variables.js";

/** Reads an environment or globals export. */
export async function readEnvironment(
  file: string,
  cwd: string,
): Promise<{ environment?: Environment; diagnostics: Diagnostic[] }> {
  const bytes = await readWhole(resolve(cwd, file)).catch((error: unknown) => error as NodeJS.ErrnoException);
  if (bytes instanceof Error) return { diagnostics: [ioFault(file, bytes)] };
  const parsed = parseJson({ file, text: decodeText(bytes) });
  if ("fault" in parsed)
    return {
      diagnostics: [{ ...parsed.fault, code: parsed.fault.code === "PC1002" ? "PC1006" : parsed.fault.code }],
    };
  const { value } = parsed;
  if (!isRecord(value) || !Array.isArray(value.values)) {
    const message = "not a Postman environment: it has no list `values`";
    const hint = "in Postman: Environments > ... > Export";
    return {
      diagnostics: [{ severity: "error", code: "PC1006", message, place: { file, path: "$" }, hint }],
    };
  }
  return {
    environment: { name: text(value.name) ?? "", values: normalizeVariables(value.values) },
    diagnostics: [],
  };
}
