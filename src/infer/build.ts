/** Samples -> the type graph: one place for each path, whatever the number of samples that have it. */
import type { CountedSample } from "./distinct.js";
import { formatOf } from "./formats.js";
import {
  betterOrder,
  elementOf,
  mergeTags,
  newNode,
  newShape,
  setShape,
  type Shape,
  type Tag,
  type TypeNode,
} from "./graph.js";
import { ANY_JSON, isArray, type SampleObject, type SampleValue } from "../sample.js";
import { placeholderOf } from "./placeholders.js";
import { tagOf } from "./tags.js";

/** The place where all `samples` stand. Goes through each sample once, with a list of work instead of recursion. */
export function buildGraph(samples: Iterable<CountedSample>): TypeNode {
  const root = newNode();
  const work: Work[] = [];
  for (const { value, times } of samples) learn(root, value, times, false, work);
  for (let next = work.pop(); next !== undefined; next = work.pop()) {
    const { node, value, times, inArray } = next;
    if (isArray(value)) addArray(node, value, times, work);
    else addObject(node, value, times, inArray, work);
  }
  return root;
}

/** An array or an object of which nothing is known yet. */
interface Work {
  node: TypeNode;
  value: readonly SampleValue[] | SampleObject;
  /** How many samples it stands for. */
  times: number;
  /** Only objects in arrays are told apart by a tag: elsewhere, several samples show one thing in several states. */
  inArray: boolean;
}

function learn(node: TypeNode, value: SampleValue, times: number, inArray: boolean, work: Work[]): void {
  if (value === ANY_JSON) return;
  if (value === null) node.null = true;
  else if (typeof value === "boolean") node.boolean = true;
  else if (typeof value === "number" || typeof value === "bigint") node.number = true;
  else if (typeof value === "string") addText(node, value, times, work);
  else work.push({ node, value, times, inArray });
}

function addArray(node: TypeNode, items: readonly SampleValue[], times: number, work: Work[]): void {
  node.array = true;
  for (let i = 0; i < items.length; i += 1)
    learn(elementOf(node), items[i] as SampleValue, times, true, work);
}

function addText(node: TypeNode, text: string, times: number, work: Work[]): void {
  const placeholder = placeholderOf(text);
  if (placeholder === undefined) return addString(node, () => formatOf(text));
  switch (placeholder.kind) {
    case "string":
      return addString(node, () => placeholder.format);
    case "number":
    case "boolean":
    case "null":
    case "array":
      node[placeholder.kind] = true;
      return;
    case "object":
      return addObject(node, {}, times, false, work);
    case "any":
  }
}

/** Asks for the format only while it matters: most strings have none in common. */
function addString(node: TypeNode, format: () => string | undefined): void {
  if (node.string === undefined) node.string = { format: format() };
  else if (node.string.format !== undefined && node.string.format !== format())
    node.string.format = undefined;
}

function addObject(node: TypeNode, value: SampleObject, times: number, inArray: boolean, work: Work[]): void {
  const keys = Object.keys(value);
  const tag = tagOf(value, keys);
  const shape = variantOf(node, inArray && tag !== undefined ? variantKey(tag) : "");
  shape.order = shape.count === 0 ? keys : betterOrder(shape.order, keys);
  shape.tag = shape.count === 0 ? tag : mergeTags(shape.tag, tag);
  shape.count += times;
  for (const key of keys) {
    let field = shape.fields.get(key);
    if (field === undefined)
      shape.fields.set(key, (field = { node: newNode(), count: 0, optional: undefined }));
    field.count += times;
    learn(field.node, value[key] as SampleValue, times, false, work);
  }
}

function variantOf(node: TypeNode, key: string): Shape {
  let shape = node.shapes.get(key);
  if (shape === undefined) setShape(node, key, (shape = newShape()));
  return shape;
}

function variantKey(tag: Tag): string {
  const [value] = tag.values;
  return `${tag.key}=${value ?? ""}`;
}
