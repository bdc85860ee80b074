import { readFileSync } from "node:fs";
import { dirname, extname, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
import { moveOwnTypes } from "../overrides/own-types.js";
import { CODE } from "../package.js";
import { isAddress } from "../read/address.js";
import type { Config } from "./define.js";
import { CONFIG_NAMES, findConfig, isFile } from "./find.js";
import { OPTION_ENTRIES } from "./option-table.js";

export interface LoadConfigOptions {
  cwd: string;
  /** As given with --config; absent: found in `cwd` or a folder above. */
  file?: string;
}

export interface LoadedConfig {
  /** Absolute; absent where there is no configuration file. */
  file?: string;
  /** Its paths are relative to `cwd`. */
  config: Config;
  /** PC4001; when there is one, `config` is empty. */
  diagnostics: Diagnostic[];
}

/** Finds, reads and checks the configuration file. Without one the configuration is empty. */
export async function loadConfig({ cwd, file }: LoadConfigOptions): Promise<LoadedConfig> {
  const path = file === undefined ? findConfig(resolve(cwd)) : resolve(cwd, file);
  if (path === undefined) return { config: {}, diagnostics: [] };
  const shown = file ?? (relative(cwd, path) || path);
  const source = await read(path, shown);
  if ("diagnostics" in source) return { file: path, config: {}, diagnostics: source.diagnostics };
  const { checkConfig } = await import("./schema.js");
  const checked = checkConfig(source.value);
  if ("config" in checked) {
    return { file: path, config: relativeTo(cwd, dirname(path), checked.config), diagnostics: [] };
  }
  const diagnostics = checked.faults.map(({ path: keys, message }) =>
    fault(shown, message, { path: jsonPath(keys), ...source.positionOf(keys) }),
  );
  return { file: path, config: {}, diagnostics };
}

type Keys = readonly (string | number)[];

interface Source {
  value: unknown;
  /** Where in the file the value at a path stands, where that can be told. */
  positionOf(keys: Keys): Pick<Place, "line" | "column">;
}

type Failed = { diagnostics: Diagnostic[] };

async function read(path: string, shown: string): Promise<Source | Failed> {
  if (!isFile(path)) {
    return { diagnostics: [fault(shown, "there is no such file", {}, "check the path given with --config")] };
  }
  const extension = extname(path);
  if (!CONFIG_NAMES.some((name) => extname(name) === extension)) {
    const known = CONFIG_NAMES.map(extname).join(", ");
    return { diagnostics: [fault(shown, `the file name must end in one of ${known}`)] };
  }
  try {
    return extension === ".json" ? await readJson(path, shown) : await orGiveUp(readModule(path));
  } catch (error) {
    return { diagnostics: [fault(shown, error instanceof Error ? error.message : String(error))] };
  }
}

/** Comments and trailing commas are allowed, as in tsconfig.json. */
async function readJson(path: string, shown: string): Promise<Source | Failed> {
  const { findNodeAtLocation, getNodeValue, parseTree, printParseErrorCode } = await import("jsonc-parser");
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  const errors: { error: number; offset: number; length: number }[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first || !tree) {
    const message = first ? `is not JSON (${printParseErrorCode(first.error)})` : "is empty";
    return { diagnostics: [fault(shown, message, positionAt(text, first?.offset ?? 0))] };
  }
  const positionOf = (keys: Keys) => {
    const node = findNodeAtLocation(tree, [...keys]);
    // Of a property, the key: it may be what is wrong.
    const shownNode = node?.parent?.type === "property" ? node.parent : node;
    return shownNode ? positionAt(text, shownNode.offset) : {};
  };
  return { value: getNodeValue(tree) as unknown, positionOf };
}

async function readModule(path: string): Promise<Source> {
  return { value: await importDefault(path), positionOf: () => ({}) };
}

/** Rejects where Node has nothing left to do but to wait for `loading`, and would end without a word. */
function orGiveUp<Result>(loading: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      reject(new Error("the file waits for something that never happens"));
    };
    process.once("beforeExit", giveUp);
    void loading.then(resolve, reject).finally(() => process.off("beforeExit", giveUp));
  });
}

async function importDefault(path: string): Promise<unknown> {
  if (!/\.m?ts$/.test(path)) {
    const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
    return module.default;
  }
  const { createJiti } = await import("jiti");
  // What a config file imports from the package, where that is run without being installed.
  const own = fileURLToPath(new URL("config/define.js", CODE));
  const jiti = createJiti(import.meta.url, { alias: { "postman-codegen": own }, moduleCache: false });
  return jiti.import(path, { default: true });
}

function positionAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}

function fault(file: string, message: string, place: Place = {}, hint?: string): Diagnostic {
  return {
    severity: "error",
    code: "PC4001",
    message: `configuration: ${message}`,
    place: { file, ...place },
    ...(hint === undefined ? {} : { hint }),
  };
}

function jsonPath(keys: Keys): string {
  const step = (key: string | number) =>
    typeof key === "number"
      ? `[${String(key)}]`
      : /^[\w$]+$/.test(key)
        ? `.${key}`
        : `[${JSON.stringify(key)}]`;
  return `$${keys.map(step).join("")}`;
}

/** Makes the paths of a configuration in `folder` relative to `cwd`, for messages to show them as the user would. */
function relativeTo(cwd: string, folder: string, config: Config): Config {
  const move = (path: string) => relative(cwd, resolve(folder, path)).split(sep).join("/") || ".";
  const moveInput = (input: string) => (isAddress(input) ? input : move(input));
  const moveOwnType = (path: string) => {
    const moved = move(path);
    return moved.startsWith(".") ? moved : `./${moved}`;
  };
  const moved = Object.fromEntries(
    OPTION_ENTRIES.flatMap(([, record]) => {
      const value = record.path && record.config && config[record.config];
      if (value === undefined) return [];
      const paths = value as string | readonly string[];
      return [[record.config, typeof paths === "string" ? moveInput(paths) : paths.map(moveInput)]];
    }),
  );
  const { overrides } = config;
  return {
    ...config,
    ...moved,
    ...(overrides === undefined ? {} : { overrides: moveOwnTypes(overrides, moveOwnType) }),
  };
}
