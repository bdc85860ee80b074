import { needsNoSignature } from "../../auth/kinds.js";
import { type KeptIntegers, keptIntegers } from "../../client-model/integers.js";
import type { ClientModel, ModuleModel, NamedOperation } from "../../client-model/model.js";
import { jsonOf, responseSample, sampleInput, sampleLookup } from "../../client-model/samples.js";
import { printable } from "../../diagnostics/printable.js";
import { fetchLimit } from "../../ir/fetch-limits.js";
import { headerFault, shownName } from "../../ir/headers.js";
import { isJson } from "../../ir/json.js";
import type { CollectionIr, ExampleIr, JsonValue, OperationIr } from "../../ir/model.js";
import { hasHost } from "../../ir/url.js";
import { fill, type Lookup } from "../../template.js";
import { stringLiteral } from "../../typescript.js";
import { copiedFile } from "../core/copied.js";
import type { EmitContext } from "../core/emitter.js";
import { formattedJson } from "../core/json.js";
import type { PlannedFile } from "../core/planned-file.js";
import { preamble } from "../core/preamble.js";
import { dummyVariables } from "./dummies.js";
import { type RecordedRequest, recordedRequest } from "./recorded.js";

/** The contents of a fixture file. */
export interface Fixture {
  operation: string[];
  input: JsonValue;
  /** Values for variables that the client has no default for. */
  variables?: Record<string, string>;
  /** The auth kind signs anew each time, or is not supported: the test has a hook instead that adds nothing. */
  auth?: "hook";
  /** Absent where the request cannot be sent; then `unsendable` says why. */
  request?: RecordedRequest;
  unsendable?: string;
  /** Why only Node can send it, where that is so. */
  nodeOnly?: string;
  responses: FixtureResponse[];
}

export interface FixtureResponse {
  name: string;
  status: number | null;
  headers: Record<string, string | string[]>;
  /** The JSON value of a JSON response, the text of any other. */
  body: JsonValue;
  /** It says that it is JSON, and `body` is a text that is none. */
  broken?: true;
  /** The JSON as it is served, where `body` has integers as strings of digits. */
  text?: string;
}

type TestsContext = Pick<EmitContext, "templates" | "importExtension">;

/** One test file a folder, one fixture a request, and the loopback server that they share. */
export function emitTests({ ir, modules }: ClientModel, context: TestsContext): PlannedFile[] {
  const files: PlannedFile[] = [];
  for (const module of modules) {
    if (module.operations.length === 0) continue;
    files.push(testFile(module, ir, context));
    for (const named of module.operations) files.push(fixtureFile(named, ir));
  }
  const support = {
    path: "tests/support.ts",
    template: "client/tests/support.ts",
    header: "// Part of postman-codegen. Do not edit.",
  };
  return [...files, copiedFile(support, context.importExtension)];
}

function testFile(
  { folder, names: { file }, operations: models }: ModuleModel,
  ir: CollectionIr,
  { templates, importExtension: extension }: TestsContext,
): PlannedFile {
  const operations = models.map(({ operation }) => operation);
  const depth = file.split("/").length;
  return {
    path: `tests/${file}.test.ts`,
    format: "typescript",
    content: templates.render("tests/folder.test.ts", {
      header: preamble(ir),
      title: stringLiteral(printable(folder.path.at(-1) ?? ir.name)),
      resource: stringLiteral(`${"../".repeat(depth)}resources/${file}${extension}`),
      variables: stringLiteral(`${"../".repeat(depth)}variables${extension}`),
      nodeFetch:
        operations.some(isNodeOnly) && stringLiteral(`${"../".repeat(depth)}runtime/node-fetch${extension}`),
      support: stringLiteral(`${depth === 1 ? "./" : "../".repeat(depth - 1)}support${extension}`),
      tests: models.map(({ operation, names }) => ({
        title: stringLiteral(printable(operation.name)),
        fn: names.fn,
        fixture: stringLiteral(`${"../".repeat(depth - 1) || "./"}fixtures/${names.file}.json`),
        nodeOnly: isNodeOnly(operation),
      })),
    }),
  };
}

function fixtureFile({ operation, names }: NamedOperation, ir: CollectionIr): PlannedFile {
  return {
    path: `tests/fixtures/${names.file}.json`,
    content: `${formattedJson(fixture(operation, ir))}\n`,
  };
}

/** Returns the fixture of an operation: its input, the request that must arrive, and the saved responses. */
export function fixture(operation: OperationIr, ir: CollectionIr): Fixture {
  const samples = sampleLookup(ir);
  const dummies = dummyVariables(operation, ir);
  const values = (name: string) => (Object.hasOwn(dummies, name) ? dummies[name] : samples(name));
  // The client sends the texts that a caller gives as they stand.
  const input = jsonOf(sampleInput(operation, values));
  const request = recordedRequest(operation, input, values);
  const base = fill(operation.url.base, values);
  const unsendable = whyUnsendable(operation, request, base);
  const nodeOnly = whyNodeOnly(operation);
  return {
    operation: operation.path,
    input,
    ...(Object.keys(dummies).length > 0 ? { variables: dummies } : {}),
    ...(needsNoSignature(operation.auth) ? {} : { auth: "hook" as const }),
    ...(unsendable === undefined ? { request } : { unsendable }),
    ...(unsendable === undefined && nodeOnly !== undefined ? { nodeOnly } : {}),
    responses: operation.examples.map((example) =>
      fixtureResponse(example, samples, keptIntegers(operation, `response.${example.status}`)),
    ),
  };
}

function whyUnsendable(
  operation: OperationIr,
  { url, headers }: RecordedRequest,
  base: string,
): string | undefined {
  if (operation.url.base === "") return "the request has no URL";
  const limit = fetchLimit(operation);
  if (limit?.onNode === false) return limit.reason;
  if (!hasHost(base) || !URL.canParse(url)) return "no URL comes out";
  for (const [name, value] of Object.entries(headers)) {
    const fault = headerFault(name, value);
    if (fault !== undefined) return `HTTP cannot carry the header ${shownName(name)}: ${fault}`;
  }
  return undefined;
}

function isNodeOnly(operation: OperationIr): boolean {
  return whyNodeOnly(operation) !== undefined;
}

function whyNodeOnly(operation: OperationIr): string | undefined {
  const limit = fetchLimit(operation);
  return limit?.onNode ? limit.reason : undefined;
}

function fixtureResponse(example: ExampleIr, lookup: Lookup, kept: readonly KeptIntegers[]): FixtureResponse {
  const [json] = responseSample(example, lookup, kept);
  const { body: text = "" } = example;
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of example.headers) {
    const known = Object.hasOwn(headers, name) ? headers[name] : undefined;
    headers[name] = known === undefined ? value : [known, value].flat();
  }
  return {
    name: example.name,
    status: example.status ?? null,
    headers,
    body: json === undefined ? (example.body ?? null) : jsonOf(json),
    ...(json !== undefined && kept.length > 0 && isJson(text) ? { text } : {}),
    ...(json === undefined && example.kind === "json" && example.body !== undefined ? { broken: true } : {}),
  };
}
