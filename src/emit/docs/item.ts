import { STATUS_CODES } from "node:http";

import { authLabel } from "../../auth/kinds.js";
import type { InputMember, OperationModel } from "../../client-model/model.js";
import { ownContentType } from "../../ir/headers.js";
import type { BodyIr, CollectionIr, ExampleIr, JsonValue, OperationIr } from "../../ir/model.js";
import { lookupIn } from "../../ir/variables.js";
import type { RequestItem } from "../../read/model.js";
import { fill, type Lookup } from "../../template.js";
import type { CodeSample } from "../core/emitter.js";
import { formattedJson } from "../core/json.js";
import type { BodyTypes } from "./body-type.js";
import { itemJson } from "./item-json.js";
import type { Markdown } from "./markdown.js";
import { anchorOf, type Page, shortPath } from "./site.js";

/** The view of an item's page. `...Html` is finished HTML, all else is text. */
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
  /** A note in place of a body that cannot be shown. */
  note: string;
}

/** Data that all pages of a collection use. */
export interface ItemContext {
  ir: CollectionIr;
  /** By position in document order. */
  items: readonly RequestItem[];
  types: BodyTypes;
  markdown: Markdown;
  /** In the order in which they are shown. */
  samples: readonly CodeSample[];
}

/** Makes the views of the pages of one collection. */
export class ItemViews {
  private readonly context: ItemContext;
  private readonly lookup: Lookup;

  constructor(context: ItemContext) {
    this.context = context;
    this.lookup = lookupIn(context.ir.variables);
  }

  viewOf(page: Page, previous: Page | undefined, next: Page | undefined): ItemView {
    const { model, module, ancestors } = page;
    const { operation } = model;
    const root = rootOf(page.path);
    const link = (to: Page | undefined): LinkView | null =>
      to ? { name: to.model.operation.name, method: to.model.operation.method, href: root + to.path } : null;
    return {
      name: operation.name,
      method: operation.method,
      url: this.filled(operation.url.base) || shortPath(operation),
      crumbs: ancestors.map((around) => ({
        name: around.folder.name,
        href: `${root}index.html#${encodeURIComponent(anchorOf(around))}`,
      })),
      descriptionHtml: this.context.markdown.html(operation.description, 1),
      auth: authLabel(operation.auth),
      code: this.code(model),
      parameters: this.parameters(model),
      body: operation.body
        ? this.body(operation, operation.body, this.context.types.textOf(model.input.body, module))
        : null,
      responses: operation.examples.map(responseView),
      json: formattedJson(itemJson(this.item(operation))),
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

  private code(model: OperationModel): ItemView["code"] {
    const tabs = this.context.samples.flatMap(({ id, title, code }) => {
      const text = code(model);
      return text === undefined ? [] : [{ id, title, code: text.trimEnd() }];
    });
    return tabs.map((tab, i) => ({ ...tab, selected: i === 0 }));
  }

  private parameters({ operation, input }: OperationModel): ParameterGroup[] {
    // Postman sends nothing of a form that is only offered.
    const form = operation.body !== undefined && input.body?.kind === "form" ? input.body.members : [];
    const groups: [string, string, readonly InputMember[]][] = [
      ["Path parameters", "path", input.path],
      ["Query parameters", "query", input.query],
      ["Headers", "headers", input.headers],
      ["Form fields", "form", form],
    ];
    return groups
      .filter(([, , members]) => members.length > 0)
      .map(([title, id, members]) => ({ title, id, rows: members.map((member) => this.row(member)) }));
  }

  private row({ key, type, sent, sample, description, ...facts }: InputMember): ParameterRow {
    return {
      name: key,
      type: facts.isFile ? "file" : type.text,
      required: facts.required || facts.saysRequired === true,
      sent,
      value: this.filled(sample),
      descriptionHtml: this.description(description),
    };
  }

  /** The page has a column for "required". */
  private description(text: string | undefined): string {
    return this.context.markdown.html(text?.replace(/\(required\)\s*/gi, ""), 3);
  }

  private body(operation: OperationIr, body: BodyIr, type: string): ItemView["body"] {
    return {
      contentType: this.filled(ownContentType(operation.headers) ?? ""),
      type,
      sample: this.filled(sampleText(body)),
    };
  }
}

/** From a page back to the folder of the pages. */
export function rootOf(path: string): string {
  return "../".repeat(path.split("/").length - 1);
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
    return formattedJson(JSON.parse(text) as JsonValue);
  } catch {
    return text;
  }
}
