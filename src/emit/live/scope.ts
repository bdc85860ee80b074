import { FreeNames } from "../../names/free.js";
import type { ScriptEvent } from "../../scripts/model.js";

/** Members of `ScriptContext` in templates/client/live/run.ts. */
const CONTEXT = [
  ...["variables", "iterationData", "environment", "collectionVariables", "globals"],
  ...[
    "test",
    "tests",
    "response",
    "json",
    "header",
    "request",
    "setNextRequest",
    "skipRequest",
    "replaceIn",
    "timed",
  ],
] as const;

export type ContextName = (typeof CONTEXT)[number];

/** Functions of modules in templates/client/live/ that printed scripts call. */
export const LIVE_FUNCTIONS = {
  untyped: "variables",
  member: "members",
  optionalMember: "members",
  range: "members",
  matchesSchema: "schema",
  xml2Json: "xml",
  hash: "hash",
  _: "lodash",
} as const;

export type LiveFunction = keyof typeof LIVE_FUNCTIONS;

/** Names that printed code may need with their own meaning. */
export const RESERVED_NAMES: readonly string[] = [
  ...CONTEXT,
  ...Object.keys(LIVE_FUNCTIONS),
  ...[
    "Json",
    "expect",
    "client",
    "createClient",
    "run",
    "liveRun",
    "fill",
    "variableDefaults",
    "dynamicVariables",
    "fillJson",
    "file",
    "Script",
  ],
  ...[
    "Array",
    "Boolean",
    "Date",
    "Error",
    "Infinity",
    "JSON",
    "Math",
    "NaN",
    "Number",
    "Object",
    "RegExp",
    "String",
  ],
  ...["atob", "btoa", "crypto", "decodeURI", "decodeURIComponent", "encodeURI", "encodeURIComponent"],
  ...["isFinite", "isNaN", "parseFloat", "parseInt", "undefined"],
];

/** What all scripts of a file import. */
export class LiveImports {
  readonly functions = new Set<LiveFunction>();
  usesExpect = false;
  /** Of Postman's `$` variables. */
  usesDynamic = false;
  usesJson = false;
}

/** The names in one printed script, and what it uses. */
export class ScriptScope {
  readonly event: ScriptEvent;
  private readonly imports: LiveImports;
  private readonly context = new Set<ContextName>();
  private readonly names = new FreeNames(RESERVED_NAMES);
  private readonly locals = new Map<string, string>();

  constructor(event: ScriptEvent, imports: LiveImports) {
    this.event = event;
    this.imports = imports;
  }

  /** Notes that a member of the context is used, and returns its name. */
  use(name: ContextName): string {
    this.context.add(name);
    if (name === "replaceIn") this.imports.usesDynamic = true;
    return name;
  }

  /** Imports a function, and returns its name. */
  useFunction(name: LiveFunction): string {
    this.imports.functions.add(name);
    return name;
  }

  useExpect(): string {
    this.imports.usesExpect = true;
    return "expect";
  }

  useJson(): string {
    this.imports.usesJson = true;
    return "Json";
  }

  /** The name of a local of the script, which is none of those that the printed code needs. */
  local(name: string): string {
    const known = this.locals.get(name);
    if (known !== undefined) return known;
    const free = this.names.take(name);
    this.locals.set(name, free);
    return free;
  }

  /** The members of the context that were used, in one order. */
  usedContext(): ContextName[] {
    return CONTEXT.filter((name) => this.context.has(name));
  }
}
