/** Samples -> the type graph: one position for each path, whatever the number of samples that have it. */
import { ANY_JSON, isArray, type SampleObject, type SampleValue } from "../sample.js";
import type { CountedSample } from "./distinct.js";
import { formatOf } from "./formats.js";
import {
  betterOrder,
  elementOf,
  mergeTags,
  newField,
  newNode,
  newShape,
  setShape,
  type Shape,
  type Tag,
  type TypeNode,
} from "./graph.js";
import { placeholderOf } from "./placeholders.js";
import { tagOf } from "./tags.js";

/** Returns a node for the values of all `samples`. Goes through each sample once, with a list of work instead of recursion. */
export function buildGraph(samples: Iterable<CountedSample>): TypeNode {
  const root = newNode();
  new Builder().addAll(root, samples);
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

class Builder {
  private readonly work: Work[] = [];

  addAll(root: TypeNode, samples: Iterable<CountedSample>): void {
    for (const { value, times } of samples) this.add(root, value, times, false);
    for (let next = this.work.pop(); next !== undefined; next = this.work.pop()) {
      const { node, value, times, inArray } = next;
      if (isArray(value)) this.addArray(node, value, times);
      else this.addObject(node, value, times, inArray);
    }
  }

  private add(node: TypeNode, value: SampleValue, times: number, inArray: boolean): void {
    if (value === ANY_JSON) return;
    if (value === null) node.null = true;
    else if (typeof value === "boolean") node.boolean = true;
    else if (typeof value === "number" || typeof value === "bigint") node.number = true;
    else if (typeof value === "string") this.addText(node, value, times);
    else this.work.push({ node, value, times, inArray });
  }

  private addArray(node: TypeNode, items: readonly SampleValue[], times: number): void {
    node.array = true;
    for (let i = 0; i < items.length; i += 1) this.add(elementOf(node), items[i] as SampleValue, times, true);
  }

  private addText(node: TypeNode, text: string, times: number): void {
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
        return this.addObject(node, {}, times, false);
      case "any":
    }
  }

  private addObject(node: TypeNode, value: SampleObject, times: number, inArray: boolean): void {
    const keys = Object.keys(value);
    const tag = tagOf(value, keys);
    const shape = variantOf(node, inArray && tag !== undefined ? variantKey(tag) : "");
    shape.order = shape.count === 0 ? keys : betterOrder(shape.order, keys);
    shape.tag = shape.count === 0 ? tag : mergeTags(shape.tag, tag);
    shape.count += times;
    for (const key of keys) {
      let field = shape.fields.get(key);
      if (field === undefined) shape.fields.set(key, (field = newField(newNode(), 0)));
      field.count += times;
      this.add(field.node, value[key] as SampleValue, times, false);
    }
  }
}

/** Asks for the format only while it matters: most strings have none in common. */
function addString(node: TypeNode, format: () => string | undefined): void {
  if (node.string === undefined) node.string = { format: format() };
  else if (node.string.format !== undefined && node.string.format !== format())
    node.string.format = undefined;
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
