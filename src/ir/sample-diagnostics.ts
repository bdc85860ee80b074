import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { jsonc } from "../read/jsonc.js";
import { Lines } from "../read/lines.js";
import { bigIntegerPositions, positionPattern } from "./big-integers.js";
import { shownName } from "./headers.js";
import { parseSavedJson } from "./json.js";
import type { ExampleIr, OperationIr } from "./model.js";

/** How many requests, and how many things of each, a message names. */
const MAX_NAMED = 3;

/** Names where the samples of all requests have integers that JavaScript rounds, in one diagnostic. */
export function* bigIntegerDiagnostics(operations: readonly OperationIr[]): Generator<Diagnostic> {
  const found = operations.flatMap((operation) => {
    const positions = bigIntegersOf(operation);
    return positions.length === 0 ? [] : [{ operation, positions }];
  });
  const [first] = found;
  if (first === undefined) return;
  const named = found.slice(0, MAX_NAMED).map(({ operation: { name }, positions }) => {
    const more = positions.length > MAX_NAMED ? ` and ${positions.length - MAX_NAMED} more` : "";
    return `${shownName(name)} (${positions.slice(0, MAX_NAMED).join(", ")}${more})`;
  });
  const more = found.length > MAX_NAMED ? ` and ${found.length - MAX_NAMED} more` : "";
  yield {
    severity: "warning",
    code: "PC2019",
    message: `integers beyond 2^53, which JavaScript rounds, in ${named.join(", ")}${more}`,
    place: { path: first.operation.place },
    hint: 'an override keeps the digits: { types: { "response.200.id": { integer: "bigint" } } }, or "string"',
  };
}

/** Positions, as overrides name them: `body.id`, `response.200.items[].id`. */
function bigIntegersOf({ body, examples, integers = [] }: OperationIr): string[] {
  const sent =
    body?.mode === "json" ? bigIntegerPositions(body.text).map((position) => `body${position}`) : [];
  const received = examples.flatMap(({ kind, status, body: saved }) =>
    kind === "json" && saved !== undefined && status !== undefined
      ? bigIntegerPositions(saved).map((position) => `response.${status}${position}`)
      : [],
  );
  const kept = integers.map(({ position }) => positionPattern(position));
  const positions = [...new Set([...sent, ...received])];
  return positions.filter((position) => !kept.some((pattern) => pattern.test(position)));
}

/** Names the saved responses that say they are JSON and cannot be read as such, one diagnostic a request. */
export function* sampleDiagnostics({ name, examples, place }: OperationIr): Generator<Diagnostic> {
  const broken = examples.filter(isBroken);
  if (broken.length === 0) return;
  const named = broken.slice(0, MAX_NAMED).map(describe);
  const more = broken.length > MAX_NAMED ? ` and ${broken.length - MAX_NAMED} more` : "";
  yield {
    severity: "warning",
    code: "PC2018",
    message: `request ${shownName(name)}: not JSON, though the Content-Type says so: ${named.join(", ")}${more}; they add nothing to the type`,
    place: { path: place },
    hint: "correct the saved response; if the server really sends this, calls throw a ParseError with the text",
  };
}

function isBroken({ kind, body }: ExampleIr): boolean {
  return kind === "json" && body !== undefined && parseSavedJson(body, () => undefined) === undefined;
}

/** `"Example" (200), line 1, column 4`. */
function describe({ name, status, body = "" }: ExampleIr): string {
  const { line, column } = new Lines(body).at(firstError(body));
  return `${shownName(name)}${status === undefined ? "" : ` (${status})`}, line ${line}, column ${column}`;
}

/** Where a lenient parser stops understanding the text. */
function firstError(text: string): number {
  const errors: { offset: number }[] = [];
  jsonc().visit(text, { onError: (_, offset) => errors.push({ offset }) }, { allowTrailingComma: true });
  return errors[0]?.offset ?? 0;
}
