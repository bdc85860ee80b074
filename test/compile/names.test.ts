import { join } from "node:path";

import {
  ModuleKind,
  ModuleResolutionKind,
  Project,
  type SourceFile,
  type Symbol as TypeSymbol,
} from "ts-morph";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";

import { schemeOf } from "../../src/auth/kinds.js";
import {
  entryTypes,
  entryValues,
  MODULE_TYPES,
  NEVER_EXPORTED,
  RUNTIME_FUNCTIONS,
} from "../../src/client-model/reserved-names.js";
import { generate } from "../../src/generate.js";
import { buildIr } from "../../src/ir/build.js";
import { camelCase } from "../../src/names/spelling.js";
import { words } from "../../src/names/words.js";
import { readCollection } from "../../src/read/collection.js";
import type { Manifest } from "../../src/write/manifest.js";
import { emitFiles } from "../emit/targets.js";
import { contents, put, temporaryFolder } from "../write/folder.js";

/** Nothing that a collection calls like something of the client's own is hidden by it, or breaks it. */

const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

interface PostmanItem {
  name: string;
  item?: PostmanItem[];
  request?: object;
  response?: object[];
}

const folder = (name: string, item: PostmanItem[]): PostmanItem => ({ name, item });

const json = (value: unknown) => ({
  mode: "raw",
  raw: JSON.stringify(value),
  options: { raw: { language: "json" } },
});

const answer = (code: number, value: unknown) => ({
  name: String(code),
  code,
  header: [{ key: "Content-Type", value: "application/json" }],
  body: JSON.stringify(value),
});

const request = (name: string, parts: object = {}, response: object[] = []): PostmanItem => ({
  name,
  request: { method: "POST", url: "https://example.com/things", ...parts },
  response,
});

/** An object like no other, too long to stand without a name. */
const thing = (mark: string) =>
  Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((key) => [`${key}_of_${mark}`, 1]));

const AUTH = {
  ...{ basic: ["username", "password"], bearer: ["token"], apikey: ["key", "value"] },
  ...{ oauth2: ["accessToken"], digest: ["username", "password"], oauth1: ["consumerKey"] },
  ...{ awsv4: ["accessKey", "secretKey"], hawk: ["authId", "authKey"], jwt: ["algorithm"] },
  ...{ asap: ["privateKey"], edgegrid: ["accessToken", "clientToken", "clientSecret"], ntlm: ["username"] },
};

const signed = Object.entries(AUTH).map(([type, keys]) =>
  request(`Signed with ${type}`, {
    auth: { type, [type]: keys.map((key) => ({ key, value: `{{${key}}}` })) },
  }),
);

/** Requests with every kind of body; in two folders, they share a type. */
const bodies = (shared = "Common") => [
  request("Send JSON", { body: json(thing("sent")) }, [answer(200, { [shared]: thing("shared") })]),
  request("Send text", { body: { mode: "raw", raw: "text" }, url: "https://example.com/:id?q=1" }),
  request("Send fields", { body: { mode: "urlencoded", urlencoded: [{ key: "a", value: "{{b}}" }] } }),
  request("Send parts", { body: { mode: "formdata", formdata: [{ key: "a", type: "file", src: "a" }] } }),
  request("Send a file", { body: { mode: "file", file: { src: "a" } } }),
  request("Send a query", { body: { mode: "graphql", graphql: { query: "{ a }", variables: '{"a":1}' } } }),
  request("Send what is off", { body: { mode: "urlencoded", urlencoded: [{ key: "a", disabled: true }] } }),
  {
    ...request("Send a body with GET", { method: "GET", body: { mode: "raw", raw: "text" } }),
    protocolProfileBehavior: { disableBodyPruning: true },
  },
  request("Send by another way", { method: "TRACE" }),
  request("Send more than can be", { method: "CONNECT" }),
];

const environments = ["One", "Two"].map((name) => ({
  kind: "environment" as const,
  name,
  values: [{ key: "token", value: name }],
}));

/** A client with all that a client can have, and the modules that it is made of. */
async function everything(): Promise<Map<string, SourceFile>> {
  const exact = request("Keep digits", { body: json({ id: 1 }) }, [answer(200, { id: 1 })]);
  const filled = request("Fill in", { body: json({ id: "{{$guid}}" }) });
  const item = [...signed, ...bodies("ApiError"), exact, filled, folder("Inside", bodies("ApiError"))];
  const load = () => Promise.resolve(Buffer.from(JSON.stringify({ info: { name: "All", schema }, item })));
  const { collection: saved, sha256 } = await readCollection({ file: "c.json", explicit: true, load });
  if (saved === undefined) throw new Error("no collection");
  const integers = ["body.id", "response.200.id"].map((position) => ({ position, as: "bigint" as const }));
  const { ir, collection } = buildIr(saved, {
    environments,
    sha256,
    report: () => undefined,
    integersOf: (path) => (path.at(-1) === exact.name ? integers : []),
  });
  const project = inMemory();
  const files = await emitFiles(ir, { targets: ["client"], collection });
  return new Map(files.map(({ path, content }) => [path, project.createSourceFile(`/${path}`, content)]));
}

/** Without the types of the platform: who refers to whom can be told without. */
function inMemory(): Project {
  return new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
      noLib: true,
    },
  });
}

/** What each export of a module stands for, by name. */
function exportsOf(source: SourceFile | undefined): Map<string, TypeSymbol> {
  const symbols = source?.getExportSymbols() ?? [];
  return new Map(symbols.map((symbol) => [symbol.getName(), symbol.getAliasedSymbol() ?? symbol]));
}

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

let modules: Map<string, SourceFile>;
/** What the entry exports by itself. */
let entryNames: string[];

beforeAll(async () => {
  modules = await everything();
  const ofCollection = exportsOf(modules.get("resources/index.ts"));
  entryNames = [...exportsOf(modules.get("index.ts")).keys()].filter((name) => !ofCollection.has(name));
});

describe("the lists of taken names are what is emitted", () => {
  test("exports of the entry", () => {
    const schemes = Object.keys(AUTH).flatMap((kind) => schemeOf(kind)?.function ?? []);
    expect(sorted(entryNames)).toEqual(sorted([...entryValues(schemes), ...entryTypes(true)]));
    expect(entryTypes(false)).not.toContain("EnvironmentName");
    expect(entryValues([])).not.toContain("basic");
  });

  test("a type that modules share is exported as one of `types`, and may be called as it likes", () => {
    expect(exportsOf(modules.get("types.ts")).has("ApiError")).toBe(true);
    expect(modules.get("resources/index.ts")?.getText()).toMatch(/import type \{[^}]*\bApiError\b/);
  });

  test("imports of modules with operations", () => {
    const values: string[] = [];
    const types: string[] = [];
    for (const [path, source] of modules) {
      if (!path.startsWith("resources/")) continue;
      for (const declaration of source.getImportDeclarations()) {
        if (declaration.getModuleSpecifierValue().endsWith("/types.js")) continue;
        const names = declaration.getNamedImports().map((name) => name.getName());
        (declaration.isTypeOnly() ? types : values).push(...names);
      }
    }
    expect(sorted(values)).toEqual(sorted(Object.keys(RUNTIME_FUNCTIONS)));
    expect(sorted(types)).toEqual(sorted(Object.keys(MODULE_TYPES)));
  });
});

describe("a collection that uses every name there is", () => {
  /** Names of the entry, of all the runtime, and the words of the language. */
  function everyName(): string[] {
    const ofRuntime = [...modules].flatMap(([path, source]) =>
      path.startsWith("runtime/") ? [...exportsOf(source).keys()] : [],
    );
    const { FirstKeyword, LastKeyword } = ts.SyntaxKind;
    const keywords = Array.from(
      { length: LastKeyword - FirstKeyword + 1 },
      (_, i) => ts.tokenToString(FirstKeyword + i) as string,
    );
    const others = ["eval", "arguments", "globalThis", "then", "prototype", "toString", "2fa", "2fa input"];
    // A request "Api" has a type ApiError, a request "Binary" a BinaryBody.
    const all = [...ofRuntime, ...keywords, ...others, ...entryNames];
    const stems = all.map((name) => name.replace(/(?:Error|Body|Input|Status|Data)$/, ""));
    const byWords = new Map([...stems, ...all].map((name) => [words(name).join(""), name]));
    byWords.delete("");
    return [...byWords.values()];
  }

  const sends = (name: string, mark: string) =>
    request(name, { body: json(thing(`${mark}_${name}_body`)) }, [
      answer(200, thing(`${mark}_${name}_good`)),
      answer(404, thing(`${mark}_${name}_bad`)),
    ]);

  /** Two requests whose responses hold things of all the names, so that none is called by its request. */
  const tells = (names: readonly string[], mark: string, [first, second]: [string, string]) => {
    const things = Object.fromEntries(names.map((name) => [name, thing(`${mark}_${name}`)]));
    return [
      request(first, {}, [answer(200, { ...things, [`${mark}1`]: 1 })]),
      request(second, {}, [answer(200, { ...things, [`${mark}2`]: 2 })]),
    ];
  };

  /** The client passes the type check, and at run time and for the compiler each name is what the collection calls so. */
  async function generated(item: PostmanItem[]): Promise<{ code: Record<string, string>; fns: string[][] }> {
    const cwd = temporaryFolder();
    put(cwd, { "c.json": JSON.stringify({ info: { name: "All", schema }, item }) });
    const options = { inputs: ["c.json"], cwd, targets: ["client"], verify: true };
    const { diagnostics } = await generate(options);
    expect(diagnostics.filter((d) => d.severity === "error")).toEqual([]);
    const out = join(cwd, "generated/all");
    const code = contents(out) as Record<string, string>;

    const project = inMemory();
    for (const [path, text] of Object.entries(code)) {
      if (path.endsWith(".ts")) project.createSourceFile(`/${path}`, text);
    }
    const entryExports = exportsOf(project.getSourceFile("/index.ts"));
    for (const [name, symbol] of exportsOf(project.getSourceFile("/resources/index.ts"))) {
      expect(entryExports.get(name) === symbol, name).toBe(true);
    }

    const entry = (await import(join(out, "index.ts"))) as Record<string, unknown>;
    const outermost = (await import(join(out, "resources/index.ts"))) as Record<string, unknown>;
    const client = (entry["createClient"] as () => unknown)();
    const { operations } = JSON.parse(code["manifest.json"] as string) as Manifest;
    const at = (start: unknown, accessor: readonly string[]) =>
      accessor.reduce((place, name) => (place as Record<string, unknown>)[name], start);
    for (const { accessor } of operations) {
      const [first = ""] = accessor;
      expect(at(client, accessor), accessor.join(".")).toBeTypeOf("function");
      expect(at(entry, accessor), accessor.join(".")).toBeTypeOf("function");
      expect(entry[first] === outermost[first], first).toBe(true);
    }
    return { code, fns: operations.map(({ accessor }) => accessor) };
  }

  const identifier = (name: string) => camelCase(words(name));

  /** Those of `names` that are not what an accessor holds at `depth`. */
  const renamed = (names: readonly string[], accessors: readonly string[][], depth: number) => {
    const held = new Set(accessors.map((accessor) => accessor[depth]));
    return sorted(names.map(identifier).filter((name) => !held.has(name)));
  };

  const takenAtRoot = () => sorted([...NEVER_EXPORTED, ...entryNames.filter((name) => /^[a-z]/.test(name))]);

  test("for requests", async () => {
    const names = everyName();
    const { fns } = await generated([
      ...signed,
      ...names.map((name) => sends(name, "outer")),
      folder("Inside", [...bodies(), ...names.map((name) => sends(name, "inner"))]),
    ]);
    const inside = fns.filter((accessor) => accessor.length > 1);
    expect(
      renamed(
        names,
        fns.filter((accessor) => accessor.length === 1),
        0,
      ),
    ).toEqual(takenAtRoot());
    expect(renamed(names, inside, 1)).toEqual(sorted(NEVER_EXPORTED));
  });

  test("for folders", async () => {
    const names = everyName();
    const folders = names.map((name) => folder(name, [request("Ask")]));
    const { fns } = await generated([...signed, ...folders, folder("Around", folders)]);
    const outer = fns.filter((accessor) => accessor.length === 2);
    const inner = fns.filter((accessor) => accessor.length === 3);
    expect(renamed(names, outer, 0)).toEqual(takenAtRoot());
    expect(renamed(names, inner, 1)).toEqual(sorted(NEVER_EXPORTED));
  });

  test("for types", async () => {
    // What says nothing is not taken for the name of a type.
    const silent = ["Entry", "Result"];
    const names = everyName().filter(
      (name) => /^[A-Z][A-Za-z]*[a-z][A-Za-z]*$/.test(name) && !silent.includes(name),
    );
    const { code } = await generated([
      ...signed,
      ...bodies(),
      ...tells(names, "outer", ["Ask", "Tell"]),
      folder("Inside", [...bodies(), ...tells(names, "inner", ["Ask", "Tell"])]),
    ]);
    const missing = (file: string) => names.filter((name) => !code[file]?.includes(`interface ${name} `));
    const imported = names.filter((name) => Object.hasOwn(MODULE_TYPES, name));
    const exported = names.filter((name) => entryNames.includes(name) && name !== "EnvironmentName");
    expect(sorted(missing("resources/index.ts"))).toEqual(sorted([...imported, ...exported]));
    expect(sorted(missing("resources/inside.ts"))).toEqual(sorted(imported));
  });
});
