/** What an OpenAPI document (2.0, 3.0 or 3.1) says about the bodies of its operations. */
import { allOf, anyOf, type Kind, leaf, once, type Property, type Shape } from "./shape.js";

interface Schema {
  $ref?: string;
  type?: string | string[];
  nullable?: boolean;
  "x-nullable"?: boolean;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
}

export interface Media {
  schema?: Schema;
  examples?: Record<string, unknown>;
}

export interface Operation {
  requestBody?: { $ref?: string; content?: Record<string, Media> };
  parameters?: { $ref?: string; in?: string; schema?: Schema }[];
  responses?: Record<string, { $ref?: string; content?: Record<string, Media>; schema?: Schema }>;
}

export interface OpenApiDocument {
  openapi?: string;
  swagger?: string;
  paths: Record<string, Record<string, unknown>>;
}

/** `"body"`, or the status of a response. */
export type Place = "body" | number;

export class Truth {
  private readonly document: OpenApiDocument;
  private readonly operations: ReadonlyMap<string, Operation>;
  private readonly known = new Map<string, Shape>();
  private readonly open = new Set<string>();

  constructor(document: OpenApiDocument) {
    this.document = document;
    const operations = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(
        ([method, operation]) => [operationKey(method, path), operation as Operation] as const,
      ),
    );
    this.operations = new Map(operations);
  }

  /** The shape of a JSON body; `undefined` where the document has no schema for it. */
  root(method: string, path: string, place: Place): Shape | undefined {
    const operation = this.operations.get(operationKey(method, path));
    if (operation === undefined) return undefined;
    const schema = place === "body" ? this.requestSchema(operation) : this.responseSchema(operation, place);
    return schema && this.shape(schema);
  }

  private requestSchema({ requestBody, parameters }: Operation): Schema | undefined {
    if (requestBody) return jsonSchema(this.resolve(requestBody).content);
    return (parameters ?? []).map((p) => this.resolve(p)).find((p) => p.in === "body")?.schema;
  }

  private responseSchema({ responses = {} }: Operation, status: number): Schema | undefined {
    const found =
      responses[String(status)] ?? responses[`${String(status).charAt(0)}XX`] ?? responses["default"];
    if (!found) return undefined;
    const response = this.resolve(found);
    return response.schema ?? jsonSchema(response.content);
  }

  private resolve<T extends { $ref?: string }>(node: T): T {
    return node.$ref === undefined ? node : this.resolve(this.pointer(node.$ref) as T);
  }

  private pointer(ref: string): unknown {
    let node: unknown = this.document;
    for (const part of ref.replace(/^#\/?/, "").split("/")) {
      const key = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
      node = (node as Record<string, unknown> | undefined)?.[key];
    }
    if (node === undefined) throw new Error(`the document has no ${ref}`);
    return node;
  }

  private shape(schema: Schema): Shape {
    return schema.$ref === undefined ? this.inline(schema) : this.referred(schema.$ref);
  }

  private referred(ref: string): Shape {
    const known = this.known.get(ref);
    if (known) return known;
    // A schema that is itself through oneOf or allOf alone says nothing.
    if (this.open.has(ref)) return leaf("unknown");
    this.open.add(ref);
    const shape = this.shape(this.pointer(ref) as Schema);
    this.open.delete(ref);
    const named =
      shape.kinds.has("object") && shape.names.size === 0 ? { ...shape, names: new Set([ref]) } : shape;
    this.known.set(ref, named);
    return named;
  }

  private inline(schema: Schema): Shape {
    const parts: Shape[] = [];
    const own = this.own(schema);
    if (own) parts.push(own);
    if (schema.allOf) parts.push(this.extended(schema.allOf, own !== undefined));
    for (const list of [schema.oneOf, schema.anyOf])
      if (list && list.length > 0) parts.push(anyOf(list.map((part) => this.shape(part))));
    const shape = parts.length === 0 ? leaf("unknown") : allOf(parts);
    return schema.nullable === true || schema["x-nullable"] === true ? withNull(shape) : shape;
  }

  /** `allOf` with one reference only names it; with more it makes an object of its own. */
  private extended(list: readonly Schema[], extendsMore: boolean): Shape {
    const shape = allOf(list.map((part) => this.shape(part)));
    const alone =
      !extendsMore && list.filter((part) => part.$ref !== undefined || part.properties).length < 2;
    return alone ? shape : { ...shape, names: new Set() };
  }

  /** What the schema says without the schemas it combines. */
  private own(schema: Schema): Shape | undefined {
    const kinds = new Set<Kind>();
    for (const type of typesOf(schema)) kinds.add(KINDS[type] ?? "unknown");
    if (kinds.size === 0) return undefined;
    const required = new Set(schema.required ?? []);
    const properties = new Map<string, Property>();
    for (const [key, part] of Object.entries(kinds.has("object") ? (schema.properties ?? {}) : {}))
      properties.set(key, { optional: !required.has(key), shape: once(() => this.shape(part)) });
    const { additionalProperties: extra, items } = schema;
    const combines = schema.allOf ?? schema.oneOf ?? schema.anyOf;
    const isMap = kinds.has("object") && typeof extra === "object" && Object.keys(extra).length > 0;
    if (isMap) {
      if (properties.size === 0) kinds.delete("object");
      kinds.add("map");
    }
    return {
      kinds,
      properties,
      open: kinds.has("object") && properties.size === 0 && (combines === undefined || extra === true),
      names: new Set(),
      ...(kinds.has("array") ? { items: once(() => (items ? this.shape(items) : leaf("unknown"))) } : {}),
      ...(isMap ? { values: once(() => this.shape(extra)) } : {}),
    };
  }
}

export function operationKey(method: string, path: string): string {
  const segments = path
    .replace(/\{[^{}]*\}/g, "{}")
    .split("/")
    .filter((segment) => segment !== "");
  return `${method.toUpperCase()} /${segments.join("/")}`;
}

const KINDS: Record<string, Kind> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  null: "null",
  array: "array",
  object: "object",
  file: "other",
};

function typesOf(schema: Schema): string[] {
  if (Array.isArray(schema.type)) return schema.type;
  if (schema.type !== undefined) return [schema.type];
  if (schema.properties ?? schema.additionalProperties) return ["object"];
  if (schema.items) return ["array"];
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  return [...new Set(values.map((value) => (value === null ? "null" : typeof value)))];
}

function withNull(shape: Shape): Shape {
  return shape.kinds.has("unknown") ? shape : { ...shape, kinds: new Set([...shape.kinds, "null"]) };
}

/** The schema of the JSON among the media types. */
function jsonSchema(content: Record<string, Media> = {}): Schema | undefined {
  const types = Object.keys(content);
  const json = types.find((type) => /[/+]json\b/.test(type)) ?? types.find((type) => type.startsWith("*/"));
  return json === undefined ? undefined : content[json]?.schema;
}
