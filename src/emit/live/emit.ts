import type { ClientModel } from "../../client-model/model.js";
import { namesCredential } from "../../ir/credentials/names.js";
import type { CollectionIr } from "../../ir/model.js";
import { FreeNames } from "../../names/free.js";
import { camelCase } from "../../names/spelling.js";
import { words } from "../../names/words.js";
import type { Script, ScriptEvent } from "../../scripts/model.js";
import { docComment, propertyKey, stringLiteral } from "../../typescript.js";
import { copiedFile, copiedSource, RELATIVE_IMPORT } from "../core/copied.js";
import type { EmitContext } from "../core/emitter.js";
import type { PlannedFile } from "../core/planned-file.js";
import { preamble } from "../core/preamble.js";
import { type FillFunction, printCall } from "./input.js";
import { runOrder } from "./order.js";
import { LIVE_FUNCTIONS, LiveImports, RESERVED_NAMES } from "./scope.js";
import { printScript } from "./scripts.js";

/** The collection's run as one vitest file, and the modules that it needs. */
export function emitLive(
  model: ClientModel,
  {
    templates,
    importExtension: extension,
    collection,
  }: Pick<EmitContext, "templates" | "importExtension" | "collection">,
): PlannedFile[] {
  const { ir, operations } = model;
  if (operations.length === 0) return [];
  const imports = new LiveImports();
  const fills = new Set<FillFunction>();
  const shared = sharedScripts(ir, imports);
  const printed = (index: number) => {
    const script = (ir.scripts ?? [])[index] as Script;
    return shared.has(script) ? shared.get(script)?.name : printScript(script, imports);
  };
  const lines = runOrder(ir, operations).map((part) => {
    if ("open" in part) return `run.folder(${stringLiteral(part.open.name)}, () => {`;
    if ("close" in part) return "});";
    const { operation } = part.operation;
    const list = (event: ScriptEvent) =>
      (operation.scripts?.[event] ?? []).flatMap((index) => printed(index) ?? []);
    const before = list("prerequest");
    const after = list("test");
    const members = [
      `send: () => ${printCall(part.operation, fills)},`,
      ...(before.length > 0 ? [`before: [${before.join(", ")}],`] : []),
      ...(after.length > 0 ? [`after: [${after.join(", ")}],`] : []),
    ];
    return `run.request(${stringLiteral(operation.name)}, {\n${members.join("\n")}\n});`;
  });
  const sharedViews = [...shared.values()].filter((script) => script !== undefined);
  const variables = runVariables(model, collection.variables);
  const dynamic = dynamicModule(model, imports);
  const content = templates.render("live/run.test.ts", {
    header: preamble(ir),
    extension,
    usesExpect: imports.usesExpect,
    dynamic: dynamic === undefined ? "" : stringLiteral(`${dynamic}${extension}`),
    imports: importsView(imports, sharedViews.length > 0, extension),
    ...variables,
    fills: [...fills].sort().join(", "),
    shared: sharedViews,
    lines,
  });
  const modules = [
    "run",
    ...[...imports.functions].map((name) => LIVE_FUNCTIONS[name]),
    ...(dynamic?.startsWith("./") ? ["dynamic"] : []),
  ];
  return [{ path: "live/run.test.ts", content, format: "typescript" }, ...liveModules(modules, extension)];
}

interface SharedScript {
  name: string;
  doc: string;
  text: string;
}

/** The scripts of the collection and of folders, which run for several requests; undefined where one does nothing. */
function sharedScripts(ir: CollectionIr, imports: LiveImports): Map<Script, SharedScript | undefined> {
  const names = new FreeNames(RESERVED_NAMES);
  const shared = new Map<Script, SharedScript | undefined>();
  const counts = new Map<number, number>();
  for (const { scripts } of ir.operations) {
    for (const index of [...(scripts?.prerequest ?? []), ...(scripts?.test ?? [])])
      counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  for (const [index, script] of (ir.scripts ?? []).entries()) {
    if ((counts.get(index) ?? 0) < 2) continue;
    const text = printScript(script, imports);
    const when = script.event === "test" ? "after" : "before";
    const folder = script.path.at(-1);
    const doc = docComment(
      `Runs ${when} each request of ${folder === undefined ? "the collection" : `the folder ${folder}`}.`,
    );
    const name =
      text === undefined
        ? ""
        : names.take(camelCase([...(folder === undefined ? [] : words(folder)), when, "each"]));
    shared.set(script, text === undefined ? undefined : { name, doc, text });
  }
  return shared;
}

/** Values that only samples and scripts of the collection read stand beside those of the client. */
function runVariables(
  { ir, variables }: ClientModel,
  defined: readonly { key: string; value?: string }[],
): object {
  const ofClient = new Set(variables.map(({ name }) => name));
  const read = variablesRead(ir.scripts ?? []);
  const values = new Map(defined.filter(({ key }) => read.has(key)).map(({ key, value }) => [key, value]));
  for (const { name, value } of ir.variables) values.set(name, value);
  const members = [...values].flatMap(([name, value]) =>
    ofClient.has(name) || value === undefined || value === ""
      ? []
      : [`${propertyKey(name)}: ${stringLiteral(value)}`],
  );
  const list = (names: readonly string[]) => names.map(stringLiteral).join(", ");
  const missing = ir.variables.filter(({ value, dynamic }) => value === undefined && !dynamic);
  return {
    defaults:
      members.length === 0 ? "variableDefaults" : `{ ${[...members, "...variableDefaults"].join(", ")} }`,
    missing: list(missing.map(({ name }) => name)),
    secrets: list(
      ir.variables.filter(({ name, secret }) => secret || namesCredential(name)).map(({ name }) => name),
    ),
  };
}

/** Names of the variables that scripts read. */
function variablesRead(scripts: readonly Script[]): Set<string> {
  const names = new Set<string>();
  const open: unknown[] = [scripts];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== "object" || part === null) continue;
    const { kind, name } = part as { kind?: unknown; name?: { kind?: unknown; value?: unknown } };
    const isRead = kind === "variable" || kind === "hasVariable";
    if (isRead && name?.kind === "literal") names.add(String(name.value));
    for (const inner of Object.values(part)) open.push(inner ?? null);
  }
  return names;
}

/** The module of Postman's `$` variables: that of the client, where it has one. */
function dynamicModule({ ir, hasDynamicVariables }: ClientModel, imports: LiveImports): string | undefined {
  if (hasDynamicVariables) return "../runtime/dynamic";
  return imports.usesDynamic || ir.variables.some((v) => v.dynamic) ? "./runtime/dynamic" : undefined;
}

function importsView({ functions, usesJson }: LiveImports, usesScript: boolean, extension: string): object[] {
  const byModule = new Map<string, string[]>([
    ["run", ["liveRun", ...(usesJson ? ["type Json"] : []), ...(usesScript ? ["type Script"] : [])]],
  ]);
  for (const name of [...functions].sort()) {
    const module = LIVE_FUNCTIONS[name];
    byModule.set(module, [...(byModule.get(module) ?? []), name]);
  }
  return [...byModule]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, names]) => ({
      names: names.join(", "),
      from: stringLiteral(`./runtime/${module}${extension}`),
    }));
}

/** Modules of the run with all that they import. */
function liveModules(modules: readonly string[], extension: string): PlannedFile[] {
  const needed = new Set<string>();
  const open = [...modules];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    if (needed.has(module)) continue;
    needed.add(module);
    for (const [, , path = ""] of copiedSource(templateOf(module)).matchAll(RELATIVE_IMPORT))
      open.push(path.slice("./".length));
  }
  return [...needed].sort().map((module) =>
    copiedFile(
      {
        path: `live/runtime/${module}.ts`,
        template: templateOf(module),
        header: "// Part of postman-codegen. Do not edit.",
      },
      extension,
    ),
  );
}

function templateOf(module: string): string {
  return module === "dynamic" ? "client/runtime/dynamic.ts" : `client/live/${module}.ts`;
}
