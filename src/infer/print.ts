/** The finished graph as TypeScript text, one property a line. */
import { defaultText, docComment, propertyKey, stringLiteral } from "../typescript.js";
import { type Field, find, isOptional, type Shape, shapesOf, type TypeNode } from "./graph.js";
import { isInherited } from "./inherited.js";
import { areVariants, MAX_ARRAY_DEPTH } from "./kinds.js";
import type { TypeOverride } from "./model.js";
import { importedName } from "./passes/overrides.js";
import { isUnion, type Named, type Union } from "./survey.js";

/** The facts that the printer needs, and the callbacks that it reports to. */
export interface PrintContext {
  /** The name of what is declared; other shapes are written where they stand. */
  nameOf: (named: Named) => string | undefined;
  unionOf: (variants: readonly Shape[]) => Union | undefined;
  onReference: (named: Named) => void;
  onImport: (name: string, module: string) => void;
  onProperty: (type: string) => void;
  /** White space in front of the lines of what is printed, behind the first. */
  indent: string;
}

/** `export interface Pet { ... }` or `export type Animal = Cat | Dog;`. */
export function declarationText(name: string, named: Named, context: PrintContext): string {
  if (!isUnion(named)) return `export interface ${name} ${bodyText(named, context)}`;
  return `export type ${name} = ${named.variants.map((shape) => shapeText(shape, context)).join(" | ")};`;
}

/** The type of a position: `Pet`, `string | null`, `{ id: string }[]`. */
export function typeText(node: TypeNode, context: PrintContext, depth = 0): string {
  const members = memberTexts(find(node), context, depth);
  return members.length === 0 ? "unknown" : members.join(" | ");
}

/** The members of the union, `null` last. None where nothing is known: a value that was only ever null may be anything. */
function memberTexts(node: TypeNode, context: PrintContext, depth: number): string[] {
  const { override } = node;
  if (override?.type !== undefined) return [ownType(override, override.type, context)];
  const members = new Set<string>();
  if (override?.enum !== undefined) for (const value of override.enum) members.add(literal(value));
  else {
    if (node.string !== undefined) members.add("string");
    if (node.number) members.add(override?.integer ?? "number");
    if (node.boolean) members.add("boolean");
    for (const text of objectTexts(shapesOf(node), context)) members.add(text);
    if (node.array) members.add(arrayText(node.element, context, depth));
  }
  if (node.null && members.size > 0) members.add("null");
  return [...members];
}

const UNKNOWN_OBJECT = "Record<string, unknown>";

/** The user's type says all: `null` too, where it may stand there. */
function ownType(override: TypeOverride, type: string, context: PrintContext): string {
  const name = importedName(override);
  if (name !== undefined && override.from !== undefined) context.onImport(name, override.from);
  return type;
}

function arrayText(element: TypeNode | undefined, context: PrintContext, depth: number): string {
  if (element === undefined || depth >= MAX_ARRAY_DEPTH) return "unknown[]";
  const position = find(element);
  const members = memberTexts(position, context, depth + 1);
  const [first = "unknown"] = members;
  const isOurs = position.override?.type === undefined;
  const isSimple =
    members.length < 2 &&
    (/^[\w$.[\]]+$/.test(first) || (isOurs && (first.startsWith("{") || first.startsWith("Record<"))));
  return isSimple ? `${first}[]` : `(${members.join(" | ")})[]`;
}

function objectTexts(shapes: readonly Shape[], context: PrintContext): string[] {
  const union = areVariants(shapes) ? context.unionOf(shapes) : undefined;
  const name = union && context.nameOf(union);
  if (union === undefined || name === undefined) return shapes.map((shape) => shapeText(shape, context));
  context.onReference(union);
  return [name];
}

function shapeText(shape: Shape, context: PrintContext): string {
  const name = context.nameOf(shape);
  if (name !== undefined) {
    context.onReference(shape);
    return name;
  }
  if (shape.values !== undefined) return recordText(typeText(shape.values, context));
  return shape.fields.size === 0 ? UNKNOWN_OBJECT : bodyText(shape, context);
}

/** An object as the second argument of `Record` reads badly. */
function recordText(value: string): string {
  return value.startsWith("{") ? `{ [key: string]: ${value} }` : `Record<string, ${value}>`;
}

function bodyText(shape: Shape, context: PrintContext): string {
  const inner = { ...context, indent: `${context.indent}  ` };
  const lines = memberLines(shape, inner).map((line) => `${inner.indent}${line}\n`);
  return `{\n${lines.join("")}${context.indent}}`;
}

function memberLines(shape: Shape, context: PrintContext): string[] {
  if (shape.values !== undefined) return [`[key: string]: ${typeText(shape.values, context)};`];
  if (shape.fields.size === 0) return ["[key: string]: unknown;"];
  return printOrder(shape).map((key) => propertyText(shape, key, shape.fields.get(key) as Field, context));
}

/** As in the object that had the most properties, then the others by name. */
function printOrder(shape: Shape): string[] {
  const first = new Set(shape.order.filter((key) => shape.fields.has(key)));
  return [...first, ...[...shape.fields.keys()].filter((key) => !first.has(key)).sort()];
}

function propertyText(shape: Shape, key: string, field: Field, context: PrintContext): string {
  const node = find(field.node);
  const optional = isOptional(shape, field);
  const tag = shape.discriminated && shape.tag?.key === key && !node.override ? shape.tag : undefined;
  let type: string;
  if (optional && isInherited(key)) type = "unknown";
  else if (tag !== undefined) type = [...tag.values].sort().map(literal).join(" | ");
  else type = typeText(node, context);
  context.onProperty(type);
  // A default can be switched off with `undefined`.
  const isSent = optional && (field.default !== undefined || field.isFilled) && type !== "unknown";
  const suffix = `${optional ? "?" : ""}: ${type}${isSent ? " | undefined" : ""}`;
  return `${commentText(field, context)}${propertyKey(key)}${suffix};`;
}

function commentText(field: Field, { indent }: PrintContext): string {
  const node = find(field.node);
  const format = node.override?.format ?? (isOnlyString(node) ? node.string?.format : undefined);
  const facts = [
    ...(format === undefined ? [] : [`Format: ${format.replace(/\s+/g, " ")}.`]),
    ...(field.default === undefined ? [] : [defaultText(field.default)]),
  ];
  const comment = docComment(facts.join(" ").replace(/\s+/g, " "));
  return comment === "" ? "" : `${comment}\n${indent}`;
}

function isOnlyString(node: TypeNode): boolean {
  return !node.number && !node.boolean && !node.array && node.shapes.size === 0 && !node.override;
}

function literal(value: string | number): string {
  return typeof value === "string" ? stringLiteral(value) : String(value);
}
