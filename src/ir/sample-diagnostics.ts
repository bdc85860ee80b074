import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { jsonc } from "../read/jsonc.js";
import { Lines } from "../read/lines.js";
import { parseSavedJson } from "./json.js";
import type { ExampleIr, OperationIr } from "./model.js";

/** How many saved responses of one request a message names. */
const MAX_NAMED = 3;

/** Names the saved responses that say they are JSON and cannot be read as such, one diagnostic a request. */
export function* sampleDiagnostics({ name, examples, place }: OperationIr): Generator<Diagnostic> {
  const broken = examples.filter(isBroken);
  if (broken.length === 0) return;
  const named = broken.slice(0, MAX_NAMED).map(describe);
  const more = broken.length > MAX_NAMED ? ` and ${broken.length - MAX_NAMED} more` : "";
  yield {
    severity: "warning",
    code: "PC2018",
    message: `request "${name}": not JSON, though the Content-Type says so: ${named.join(", ")}${more}; they add nothing to the type`,
    place: { path: place },
    hint: "mend the saved response; if the server does answer like this, calls throw a ParseError with its text",
  };
}

function isBroken({ kind, body }: ExampleIr): boolean {
  return kind === "json" && body !== undefined && parseSavedJson(body, () => undefined) === undefined;
}

/** `"Example" (200), line 1, column 4`. */
function describe({ name, status, body = "" }: ExampleIr): string {
  const { line, column } = new Lines(body).at(firstError(body));
  return `"${name.slice(0, 100)}"${status === undefined ? "" : ` (${status})`}, line ${line}, column ${column}`;
}

/** Where a lenient parser stops understanding the text. */
function firstError(text: string): number {
  const errors: { offset: number }[] = [];
  jsonc().visit(text, { onError: (_, offset) => errors.push({ offset }) }, { allowTrailingComma: true });
  return errors[0]?.offset ?? 0;
}
