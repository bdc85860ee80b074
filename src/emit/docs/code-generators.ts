import { createRequire } from "node:module";
import { join } from "node:path";

import postman from "postman-collection";

import { sentCredentials } from "../../auth/kinds.js";
import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import type { CollectionIr, OperationIr } from "../../ir/model.js";
import { lookupIn } from "../../ir/variables.js";
import type { RequestItem } from "../../read/model.js";
import { fill, fillTexts } from "../../template.js";
import type { CodeSample } from "../core/emitter.js";
import { EmitError } from "../core/fault.js";
import { requestJson } from "./item-json.js";

/** A language of postman-code-generators, which the user has installed beside this package. */
export interface CodeGenerator {
  /** For ids: `csharp-restsharp`. */
  id: string;
  /** `C# (RestSharp)`. */
  title: string;
  /** `undefined` where the language's generator fails on the request. */
  code(operation: OperationIr, item: RequestItem, ir: CollectionIr): string | undefined;
}

/** Code samples by the generators. `items` has the requests of the collection in document order. */
export function generatedSamples(
  generators: readonly CodeGenerator[],
  items: readonly RequestItem[],
  ir: CollectionIr,
): CodeSample[] {
  return generators.map(({ id, title, code }) => ({
    id,
    title,
    code: ({ operation }) => code(operation, items[operation.index] as RequestItem, ir),
  }));
}

interface Library {
  getLanguageList(): { key: string; label: string; variants: { key: string }[] }[];
  convert(
    language: string,
    variant: string,
    request: unknown,
    options: object,
    done: (error: unknown, snippet?: string) => void,
  ): void;
}

/** How their own settings begin: no white space around bodies, and redirects as Postman follows them. */
const OPTIONS = { indentCount: 2, indentType: "Space", trimRequestBody: false, followRedirect: true };

/**
 * `names`: `python`, or with a variant `csharp:RestSharp`. Looked for from the folder `cwd`, then beside this package. Throws an
 * EmitError where one is not there.
 */
export function loadGenerators(names: readonly string[], cwd: string): CodeGenerator[] {
  if (names.length === 0) return [];
  const library = loadLibrary(cwd);
  if (library === undefined) {
    throw new EmitError([
      fault(
        "--languages needs the package postman-code-generators, which is not installed",
        "npm install --save-dev postman-code-generators",
      ),
    ]);
  }
  const known = library.getLanguageList();
  const generators: CodeGenerator[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of names) {
    const [key = "", variant] = name.toLowerCase().split(":");
    const language = known.find((l) => l.key.toLowerCase() === key);
    const chosen = language?.variants.find((v) => variant === undefined || v.key.toLowerCase() === variant);
    if (language && chosen) generators.push(generator(library, language, chosen.key, variant !== undefined));
    else diagnostics.push(unknown(name, language, known));
  }
  if (diagnostics.length > 0) throw new EmitError(diagnostics);
  return generators;
}

function loadLibrary(cwd: string): Library | undefined {
  for (const from of [join(cwd, "package.json"), import.meta.url]) {
    try {
      return createRequire(from)("postman-code-generators") as Library;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return undefined;
}

function unknown(
  name: string,
  language: { key: string; variants: { key: string }[] } | undefined,
  known: readonly { key: string }[],
): Diagnostic {
  return language
    ? fault(`unknown variant ${JSON.stringify(name)}`, `${language.key} has ${listed(language.variants)}`)
    : fault(`unknown language ${JSON.stringify(name)}`, `languages are ${listed(known)}`);
}

function listed(entries: readonly { key: string }[]): string {
  return entries.map(({ key }) => key).join(", ");
}

function fault(message: string, hint: string): Diagnostic {
  return { severity: "error", code: "PC4006", message, hint };
}

function generator(
  library: Library,
  { key, label }: { key: string; label: string },
  variant: string,
  named: boolean,
): CodeGenerator {
  return {
    id: `${key}-${variant}`.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    title: named ? `${label} (${variant})` : label,
    code(operation, item, ir) {
      let code: string | undefined;
      try {
        library.convert(key, variant, sdkRequest(operation, item, ir), OPTIONS, (error, snippet) => {
          if (!error) code = snippet;
        });
      } catch {
        // A generator that fails on this request has no code to show; the others have.
      }
      return code;
    },
  };
}

/** The request with its variables filled in, and with what its auth block adds, which the generators do not look at. */
function sdkRequest(operation: OperationIr, item: RequestItem, ir: CollectionIr): unknown {
  const lookup = lookupIn(ir.variables);
  const filled = (text: string) => fill(text, lookup);
  const json = fillTexts(requestJson(item.request), lookup) as { header: object[] };
  const { header, query, user } = sentCredentials(operation.auth, filled) ?? {};
  if (header) json.header.push({ key: filled(header.key), value: filled(header.value) });
  if (user !== undefined) json.header.push({ key: "Authorization", value: basic(filled(user)) });
  const sdk = new postman.Request(json);
  if (query) sdk.url.addQueryParams([{ key: filled(query.key), value: filled(query.value) }]);
  return sdk;
}

/** A variable without a value has to stay readable. */
function basic(user: string): string {
  return `Basic ${user.includes("{{") ? `{{base64(${user.replace(/[{}]/g, "")})}}` : Buffer.from(user).toString("base64")}`;
}
