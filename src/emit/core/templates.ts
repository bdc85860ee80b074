import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { onDemand, PACKAGE } from "../../package.js";
import { EmitError } from "./fault.js";
import { languageOf } from "./target-names.js";

/** Lays out text that a view model has already made safe. */
export interface Templates {
  /**
   * `name` is the path below templates/ without `.hbs`: `client/resource.ts`. `helpers` are what it may call.
   * Throws an EmitError.
   */
  render(name: string, view: object, helpers?: Helpers): string;
  /** Languages of snippets, in order: the names of the templates in `snippets/`, the user's own included. */
  languages: readonly string[];
  /** The text of a template. */
  source(name: string): string;
  /** The error for a template with an invalid comment at its top. */
  fault(name: string, reason: string): EmitError;
}

/** Functions of a template. Handlebars adds an argument of its own, in which `hash` holds the named ones. */
export type Helpers = Readonly<Record<string, (...args: never[]) => string | boolean>>;

export interface TemplateOptions {
  /** Folder of the user's own templates; each replaces the built-in one of the same path. Absolute. */
  overrides?: string;
}

type Render = (view: object, options: RuntimeOptions & { helpers?: Helpers }) => string;

interface RuntimeOptions {
  allowProtoPropertiesByDefault: boolean;
  allowProtoMethodsByDefault: boolean;
}

/** Only what a view itself holds can be reached from a template. */
const OWN_PROPERTIES: RuntimeOptions = {
  allowProtoPropertiesByDefault: false,
  allowProtoMethodsByDefault: false,
};

/** Missing members are faults, and code is not HTML. Must agree with scripts/precompile-templates.mjs. */
function compileOptions(name: string): { strict: true; noEscape: boolean; preventIndent: true } {
  return { strict: true, noEscape: !name.endsWith(".html"), preventIndent: true };
}

const SOURCES = fileURLToPath(new URL("templates/", PACKAGE));

/** The built-in templates, or those of the user instead. */
export async function loadTemplates({ overrides }: TemplateOptions = {}): Promise<{
  templates: Templates;
  diagnostics: Diagnostic[];
}> {
  const renders = await builtIns();
  const files = new Map([...renders.keys()].map((name) => [name, `${name}.hbs`]));
  const diagnostics = overrides === undefined ? [] : await addOverrides(overrides, renders, files);
  const templates: Templates = {
    render: (name, view, helpers) => renderView(name, view, helpers, { renders, files }),
    languages: [...renders.keys()].flatMap((name) => languageOf(name) ?? []).sort(),
    source: (name) => readFileSync(resolve(SOURCES, files.get(name) as string), "utf8"),
    fault: (name, reason) => new EmitError([templateFault(files.get(name) as string, new Error(reason))]),
  };
  return { templates, diagnostics };
}

/** The templates by name: their functions and their files. */
interface Loaded {
  renders: ReadonlyMap<string, Render>;
  files: ReadonlyMap<string, string>;
}

function renderView(
  name: string,
  view: object,
  helpers: Helpers | undefined,
  { renders, files }: Loaded,
): string {
  const render = renders.get(name);
  if (render === undefined) throw new TypeError(`no template ${name}`);
  try {
    return render(view, helpers === undefined ? OWN_PROPERTIES : { ...OWN_PROPERTIES, helpers });
  } catch (error) {
    throw new EmitError([templateFault(files.get(name) as string, error)]);
  }
}

function templateFault(file: string, error: unknown): Diagnostic {
  const message = error instanceof Error ? error.message : String(error);
  // Handlebars draws the position between the first line and the last.
  const lines = message.split("\n");
  const line = /\bline (\d+)/i.exec(message)?.[1] ?? / - (\d+):\d+$/.exec(message)?.[1];
  return {
    severity: "error",
    code: "PC4002",
    message: `template cannot be used: ${[...new Set([lines[0], lines.at(-1)])].join(" ")}`,
    place: { file, ...(line === undefined ? {} : { line: Number(line) }) },
    hint: "compare it with the built-in template of the same name; docs/templates.md lists what each is given",
  };
}

/** Precompiled at build; run from its sources, as our tests do, the package compiles them when it starts. */
async function builtIns(): Promise<Map<string, Render>> {
  let specs: Precompiled;
  try {
    specs = precompiled();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    return compileFolder(SOURCES);
  }
  return new Map(Object.entries(specs).map(([name, open]) => [name, onFirstUse(open)]));
}

/** The precompiled templates. Each is opened on first use, since a run uses few of them. */
type Precompiled = Record<string, () => unknown>;

const precompiled = onDemand<Precompiled>("./precompiled/index.js");

function onFirstUse(open: () => unknown): Render {
  let render: Render | undefined;
  return (view, options) => (render ??= handlebarsRuntime().template(open()))(view, options);
}

/** In one file, which opens in a third of the time of its modules. */
const handlebarsRuntime = onDemand<{ template(spec: unknown): Render }>(
  "handlebars/dist/handlebars.runtime.min.js",
);

async function compileFolder(folder: string): Promise<Map<string, Render>> {
  const { default: handlebars } = await import("handlebars");
  const renders = new Map<string, Render>();
  for (const file of templateFiles(folder)) {
    const name = nameOf(folder, file);
    const source = readFileSync(file, "utf8");
    renders.set(name, handlebars.compile(source, compileOptions(name)) as Render);
  }
  return renders;
}

function templateFiles(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".hbs"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

function nameOf(folder: string, file: string): string {
  return relative(folder, file)
    .split(sep)
    .join("/")
    .replace(/\.hbs$/, "");
}

async function addOverrides(
  folder: string,
  renders: Map<string, Render>,
  files: Map<string, string>,
): Promise<Diagnostic[]> {
  let found: string[];
  try {
    found = templateFiles(folder);
  } catch (error) {
    return [unreadable(folder, error as NodeJS.ErrnoException)];
  }
  const { default: handlebars } = await import("handlebars");
  const diagnostics: Diagnostic[] = [];
  for (const file of found) {
    const name = nameOf(folder, file);
    if (!renders.has(name) && languageOf(name) === undefined) {
      diagnostics.push(unknownTemplate(file, [...renders.keys()]));
      continue;
    }
    const source = readFileSync(file, "utf8");
    try {
      handlebars.precompile(source, compileOptions(name));
      renders.set(name, handlebars.compile(source, compileOptions(name)) as Render);
      files.set(name, file);
    } catch (error) {
      diagnostics.push(templateFault(file, error));
    }
  }
  return diagnostics;
}

function unreadable(folder: string, { code, message }: NodeJS.ErrnoException): Diagnostic {
  return {
    severity: "error",
    code: "PC4002",
    message: `templates cannot be read: ${code === "ENOENT" ? "no such folder" : message}`,
    place: { file: folder },
  };
}

function unknownTemplate(file: string, known: readonly string[]): Diagnostic {
  return {
    severity: "warning",
    code: "PC4002",
    message: "this template replaces no built-in one, so it is not used",
    place: { file },
    hint: `the built-in ones are ${known.map((name) => `${name}.hbs`).join(", ")}; a language of snippets is snippets/<name>.hbs, in small letters`,
  };
}
