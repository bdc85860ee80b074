import { STATUS_CODES } from "node:http";
import type {
  AuthIr,
  BodyIr,
  CollectionIr,
  ExampleIr,
  JsonValue,
  OperationIr,
  ParameterIr,
} from "../../ir/model.js";
import { ownContentType } from "../../ir/headers.js";
import { fill, type Lookup } from "../../ir/template.js";
import { lookupIn } from "../../ir/variables.js";
import type { RequestItem } from "../../read/model.js";
import { pastableCurl } from "../curl/display.js";
import { fields, inputModel, isDefault, type Field } from "../../client-model/fields.js";
import { laidOutJson } from "../core/json.js";
import { formFieldType, headerType, queryType } from "../../client-model/parameter-types.js";
import type { SnippetLanguage } from "../snippets/language.js";
import { SnippetViews } from "../snippets/view.js";
import type { BodyTypes } from "./body-type.js";
import { clientCall } from "./client-call.js";
import type { CodeGenerator } from "./code-generators.js";
import { itemJson } from "./item-json.js";
import type { Markdown } from "./markdown.js";
import { anchorOf, shortPath, type Page } from "./site.js";

/** What the template of an item's page is given; `...Html` is finished HTML, all else is text. */
export interface ItemView {
  name: string;
  method: string;
  url: string;
  crumbs: { name: string; href: string }[];
  descriptionHtml: string;
  auth: string;
  code: { id: string; title: string; code: string; selected: boolean }[];
  parameters: ParameterGroup[];
  body: { contentType: string; type: string; sample: string } | null;
  responses: ResponseView[];
  json: string;
  previous: LinkView | null;
  next: LinkView | null;
}

export interface LinkView {
  name: string;
  method: string;
  href: string;
}

interface ParameterGroup {
  title: string;
  id: string;
  rows: ParameterRow[];
}

interface ParameterRow {
  name: string;
  type: string;
  required: boolean;
  /** Sent unless the caller says otherwise. */
  sent: boolean;
  value: string;
  descriptionHtml: string;
}

interface ResponseView {
  id: string;
  name: string;
  /** Empty where none was saved. */
  status: string;
  reason: string;
  /** `ok`, `redirect` or `error`. */
  kind: string;
  headers: { name: string; value: string }[];
  body: string;
  /** What stands in the place of the body where there is none to show. */
  note: string;
}

/** What the pages of one collection have in common. */
export interface ItemContext {
  ir: CollectionIr;
  /** By position in document order. */
  items: readonly RequestItem[];
  types: BodyTypes;
  markdown: Markdown;
  languages: readonly SnippetLanguage[];
  generators: readonly CodeGenerator[];
  importExtension: string;
}

/** Makes the views of the pages of one collection. */
export class ItemViews {
  private readonly context: ItemContext;
  private readonly lookup: Lookup;
  private readonly snippets: SnippetViews;

  constructor(context: ItemContext) {
    this.context = context;
    this.lookup = lookupIn(context.ir.variables);
    this.snippets = new SnippetViews(context.ir);
  }

  viewOf(page: Page, previous: Page | undefined, next: Page | undefined): ItemView {
    const { operation, ancestors } = page;
    const root = rootOf(page.path);
    const link = (to: Page | undefined): LinkView | null =>
      to ? { name: to.operation.name, method: to.operation.method, href: root + to.path } : null;
    return {
      name: operation.name,
      method: operation.method,
      url: this.filled(operation.url.base) || shortPath(operation),
      crumbs: ancestors.map((folder) => ({
        name: folder.name,
        href: `${root}index.html#${encodeURIComponent(anchorOf(folder))}`,
      })),
      descriptionHtml: this.context.markdown.html(operation.description, 1),
      auth: authLabel(operation.auth),
      code: this.code(operation),
      parameters: this.parameters(operation),
      body: operation.body ? this.body(operation, operation.body, page.folder.names.file) : null,
      responses: operation.examples.map(responseView),
      json: laidOutJson(itemJson(this.item(operation))),
      previous: link(previous),
      next: link(next),
    };
  }

  private filled(template: string): string {
    return fill(template, this.lookup);
  }

  private item({ index }: OperationIr): RequestItem {
    return this.context.items[index] as RequestItem;
  }

  private code(operation: OperationIr): ItemView["code"] {
    const { ir, languages, generators, importExtension } = this.context;
    const view = this.snippets.viewOf(operation);
    const tabs = [
      { id: "typescript", title: "TypeScript", code: clientCall(operation, ir, importExtension) },
      { id: "curl", title: "curl", code: pastableCurl(operation, ir) },
      ...languages.map(({ name, title, render }) => ({ id: name, title, code: render(view) })),
      ...generators.flatMap(({ id, title, code }) => {
        const text = code(operation, this.item(operation), ir);
        return text === undefined ? [] : [{ id, title, code: text }];
      }),
    ];
    return tabs.map((tab, i) => ({ ...tab, code: tab.code.trimEnd(), selected: i === 0 }));
  }

  private parameters(operation: OperationIr): ParameterGroup[] {
    const model = inputModel(operation);
    const { body } = operation;
    const form = body?.mode === "urlencoded" ? body.fields : body?.mode === "multipart" ? body.parts : [];
    const groups: [string, string, ParameterRow[]][] = [
      [
        "Path parameters",
        "path",
        model.path.map(({ key, required, parameter }) => ({
          name: key,
          type: "string | number",
          required,
          sent: !required,
          value: this.filled(parameter.sample === `:${key}` ? "" : parameter.sample),
          descriptionHtml: this.description(parameter.description),
        })),
      ],
      ["Query parameters", "query", model.query.map((f) => this.row(f, queryType(f)))],
      ["Headers", "headers", model.headers.map((f) => this.row(f, headerType(f)))],
      ["Form fields", "form", fields(form).map((f) => this.row(f, isFile(f) ? "file" : formFieldType(f)))],
    ];
    return groups.filter(([, , rows]) => rows.length > 0).map(([title, id, rows]) => ({ title, id, rows }));
  }

  private row(field: Field, type: string): ParameterRow {
    const { key, entries } = field;
    const shown: ParameterIr | undefined = entries.find((e) => !e.disabled) ?? entries[0];
    return {
      name: key,
      type,
      required: field.required || entries.some((e) => e.required),
      sent: entries.some(isDefault),
      value: isFile(field) ? "" : this.filled(shown?.value ?? ""),
      descriptionHtml: this.description(entries.find((e) => e.description)?.description),
    };
  }

  /** Whether it is required has a place of its own. */
  private description(text: string | undefined): string {
    return this.context.markdown.html(text?.replace(/\(required\)\s*/gi, ""), 3);
  }

  private body(operation: OperationIr, body: BodyIr, group: string): ItemView["body"] {
    return {
      contentType: this.filled(ownContentType(operation.headers) ?? ""),
      type: this.context.types.textOf(operation, group) ?? "",
      sample: this.filled(sampleText(body)),
    };
  }
}

/** From a page back to the folder of the pages. */
export function rootOf(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}

function isFile({ entries }: Field): boolean {
  return entries.some((entry) => "files" in entry);
}

/** Forms are shown as parameters. */
function sampleText(body: BodyIr): string {
  switch (body.mode) {
    case "json":
    case "text":
      return body.text;
    case "graphql": {
      const variables = body.variables ?? body.variablesText;
      return `${body.query ?? ""}${variables === undefined ? "" : `\n\n# variables\n${variables}`}`;
    }
    case "binary":
      return body.file === undefined ? "" : `@${body.file}`;
    case "urlencoded":
    case "multipart":
      return "";
  }
}

const AUTH_LABELS: ReadonlyMap<string, string> = new Map([
  ["none", "none"],
  ["noauth", "none, even where the rest of the collection has one"],
  ["basic", "HTTP Basic"],
  ["bearer", "bearer token"],
  ["apikey", "API key"],
  ["oauth2", "OAuth 2.0"],
  ["oauth1", "OAuth 1.0"],
  ["awsv4", "AWS Signature"],
  ["digest", "HTTP Digest"],
  ["hawk", "Hawk"],
  ["jwt", "JSON Web Token"],
  ["asap", "ASAP"],
  ["ntlm", "NTLM"],
  ["edgegrid", "Akamai EdgeGrid"],
]);

function authLabel({ type, params }: AuthIr): string {
  const label = AUTH_LABELS.get(type) ?? type;
  if (type !== "apikey" || params.key === undefined) return label;
  return `${label} in the ${params.in === "query" ? "query parameter" : "header"} ${params.key}`;
}

function responseView(example: ExampleIr, i: number): ResponseView {
  const { name, status, headers, body, kind } = example;
  const isHidden = kind === "binary" || body === undefined;
  return {
    id: `response-${String(i + 1)}`,
    name,
    status: status === undefined ? "" : String(status),
    reason: (status === undefined ? undefined : STATUS_CODES[status]) ?? "",
    kind: status === undefined ? "none" : status < 300 ? "ok" : status < 400 ? "redirect" : "error",
    headers: headers.map(([header, value]) => ({ name: header, value })),
    body: isHidden ? "" : kind === "json" ? prettyJson(body) : body,
    note: bodyNote(example),
  };
}

function bodyNote({ kind, body }: ExampleIr): string {
  if (body === undefined) return kind === "empty" ? "No body." : "No body was saved.";
  return kind === "binary" ? "The body is not text." : "";
}

function prettyJson(text: string): string {
  // One that is laid out already keeps its spelling: numbers that JSON.parse would round, for instance.
  if (text.includes("\n")) return text;
  try {
    return laidOutJson(JSON.parse(text) as JsonValue);
  } catch {
    return text;
  }
}
