import type { NameAndValue, SentCredentials } from "../../auth/kind.js";
import { sentCredentials } from "../../auth/kinds.js";
import { isSettable } from "../../client-model/fields.js";
import { jsonOf, responseSample } from "../../client-model/samples.js";
import { isNamed, ownContentType } from "../../ir/headers.js";
import { parseTemplateJson } from "../../ir/json.js";
import type {
  BodyIr,
  CollectionIr,
  ExampleIr,
  GraphqlBodyIr,
  JsonValue,
  OperationIr,
  ParameterIr,
  Template,
} from "../../ir/model.js";
import { filledBase } from "../../ir/url.js";
import { lookupIn } from "../../ir/variables.js";
import { fill, type Lookup } from "../../template.js";
import { bodyJson, type JsonView, NO_JSON, responseJson } from "./json.js";
import { Text } from "./text.js";

/**
 * A request as the template of a language gets it; docs/templates.md describes it. Variables that have a value are
 * filled in, the others stay as `{{name}}`. Every text of the collection is a {@link Text}; what is not there is `null`.
 */
export interface SnippetView {
  /** Names of the folders and of the request. */
  path: Text[];
  name: Text;
  description: Text | null;
  method: Text;
  /** As it is sent: path parameters, query and a credential that goes there included. */
  url: Text;
  /** The URL before its query. */
  base: Text;
  query: Pair[];
  /** Those that are written in the collection; without the credentials of `auth`. */
  headers: Pair[];
  auth: AuthView;
  body: BodyView;
  /** The saved response to show: the first of a success, else the first. */
  response: ResponseView;
}

export interface Pair {
  name: Text;
  value: Text;
}

export interface AuthView {
  /** `header`: see there. `signed`: something has to be computed that snippets do not. */
  kind: "none" | "basic" | "bearer" | "header" | "signed";
  /** Postman's name of the kind. */
  type: Text;
  username: Text | null;
  password: Text | null;
  token: Text | null;
  /** The header that carries the credential, where it is one header: also for `bearer`. */
  header: Pair | null;
}

export interface BodyView {
  kind: BodyIr["mode"] | "none";
  contentType: Text;
  /** The text that is sent, for json, text and graphql. */
  text: Text | null;
  /** The same as a value, where it is JSON. */
  json: JsonView;
  /** Of urlencoded. */
  fields: Pair[];
  /** Of multipart; one of `value` and `file` is `null`. */
  parts: { name: Text; value: Text | null; file: Text | null }[];
  /** Of binary: the name of the file. */
  file: Text | null;
}

export interface ResponseView {
  name: Text;
  status: number | null;
  /** `none`: none was saved. */
  kind: ExampleIr["kind"] | "none";
  json: JsonView;
}

/** Makes the views of one collection. */
export class SnippetViews {
  private readonly lookup: Lookup;

  constructor(ir: CollectionIr) {
    this.lookup = lookupIn(ir.variables);
  }

  viewOf(operation: OperationIr): SnippetView {
    const { name, path, description, method, url, body } = operation;
    const added = sentCredentials(operation.auth, (template) => this.filled(template));
    const auth = added ?? {};
    const base = this.filled(filledBase(url));
    const query = this.parameters(url.query).filter(
      ({ key }) => auth.query === undefined || key !== this.filled(auth.query.key),
    );
    if (auth.query) query.push({ key: this.filled(auth.query.key), value: this.filled(auth.query.value) });
    const replaced = new Set([auth.header && this.filled(auth.header.key).toLowerCase(), auth.removes]);
    const headers = operation.headers.filter(
      (h) => isSettable(h) && !h.automatic && !replaced.has(h.key.toLowerCase()),
    );
    return {
      path: path.map((part) => new Text(part)),
      name: new Text(name),
      description: description === undefined ? null : new Text(description),
      method: new Text(method),
      url: new Text(urlWith(base, query)),
      base: new Text(base),
      query: query.map(pair),
      headers: this.parameters(headers).map(pair),
      auth: this.authView(operation, added),
      body: body === undefined ? NO_BODY : this.bodyView(body, operation),
      response: responseView(operation.examples, this.lookup),
    };
  }

  private filled(template: Template): string {
    return fill(template, this.lookup);
  }

  private parameters(list: readonly ParameterIr[]): { key: string; value: string | null }[] {
    return list
      .filter((p) => !p.disabled)
      .map(({ key, value }) => ({
        key: this.filled(key),
        value: value === null ? null : this.filled(value),
      }));
  }

  private authView({ auth }: OperationIr, added: SentCredentials | undefined): AuthView {
    const given = (key: string) => new Text(this.filled(auth.params[key] ?? ""));
    const empty = { type: new Text(auth.type), username: null, password: null, token: null, header: null };
    if (added === undefined) return { ...empty, kind: "signed" };
    const { header, user } = added;
    if (user !== undefined) {
      return { ...empty, kind: "basic", username: given("username"), password: given("password") };
    }
    if (header === undefined) return { ...empty, kind: "none" };
    const filled = this.filledPair(header);
    const token = /^Bearer (.*)$/s.exec(filled.value)?.[1];
    const isBearer = token !== undefined && isNamed(filled, "authorization");
    return {
      ...empty,
      kind: isBearer ? "bearer" : "header",
      token: isBearer ? new Text(token) : null,
      header: pair(filled),
    };
  }

  private filledPair({ key, value }: NameAndValue): { key: string; value: string } {
    return { key: this.filled(key), value: this.filled(value) };
  }

  private bodyView(body: BodyIr, { headers }: OperationIr): BodyView {
    const type = ownContentType(headers);
    const view: BodyView = {
      ...NO_BODY,
      kind: body.mode,
      contentType: new Text(this.filled(type ?? DEFAULT_TYPES[body.mode])),
    };
    switch (body.mode) {
      case "json":
      case "text": {
        const json = this.jsonOf(body.text, body.mode === "json");
        return { ...view, text: new Text(this.filled(body.text)), json };
      }
      case "graphql": {
        const text = graphqlText(body);
        return { ...view, text: new Text(this.filled(text)), json: this.jsonOf(text, true) };
      }
      case "urlencoded":
        return { ...view, fields: this.parameters(body.fields).map(pair) };
      case "multipart":
        return {
          ...view,
          parts: body.parts
            .filter((p) => !p.disabled)
            .flatMap(({ key, value, files }): BodyView["parts"] => {
              const name = new Text(this.filled(key));
              if (files) return files.map((file) => ({ name, value: null, file: new Text(file) }));
              return [{ name, value: new Text(this.filled(value ?? "")), file: null }];
            }),
        };
      case "binary":
        return { ...view, file: new Text(body.file ?? "file") };
    }
  }

  private jsonOf(text: Template, isJson: boolean): JsonView {
    if (!isJson) return NO_JSON;
    const parsed = parseTemplateJson(text, this.lookup, (reference) => reference);
    return parsed === undefined ? NO_JSON : bodyJson(parsed.value as JsonValue);
  }
}

const NO_BODY: BodyView = {
  kind: "none",
  contentType: new Text(""),
  text: null,
  json: NO_JSON,
  fields: [],
  parts: [],
  file: null,
};

const DEFAULT_TYPES: Readonly<Record<BodyIr["mode"], string>> = {
  json: "application/json",
  text: "text/plain",
  graphql: "application/json",
  urlencoded: "application/x-www-form-urlencoded",
  multipart: "multipart/form-data",
  binary: "application/octet-stream",
};

function graphqlText({ query, operationName, variables, variablesText }: GraphqlBodyIr): string {
  const head = JSON.stringify({ query, operationName });
  const rest = variables ?? (variablesText === undefined ? undefined : JSON.stringify(variablesText));
  if (rest === undefined) return head;
  return `${head.slice(0, -1)}${head === "{}" ? "" : ","}"variables":${rest}}`;
}

function pair({ key, value }: { key: string; value: string | null }): Pair {
  return { name: new Text(key), value: new Text(value ?? "") };
}

function urlWith(base: string, query: readonly { key: string; value: string | null }[]): string {
  const pairs = query.map(({ key, value }) => (value === null ? key : `${key}=${value}`));
  return pairs.length === 0 ? base : `${base}?${pairs.join("&")}`;
}

function responseView(examples: readonly ExampleIr[], lookup: Lookup): ResponseView {
  const isSuccess = ({ status = 0 }: ExampleIr) => status >= 200 && status < 300;
  const example = examples.find(isSuccess) ?? examples[0];
  if (example === undefined) return { name: new Text(""), status: null, kind: "none", json: NO_JSON };
  const [json] = responseSample(example, lookup);
  return {
    name: new Text(example.name),
    status: example.status ?? null,
    kind: example.kind,
    json: json === undefined ? NO_JSON : responseJson(jsonOf(json)),
  };
}
