import type { JsonValue } from "../../ir/model.js";
import { formattedJson } from "../core/json.js";
import { Text } from "./text.js";

/** A JSON value in the view of a snippet. */
export interface JsonView {
  /** `none`: it is no JSON. */
  root: JsonKind | "none";
  /** Laid out over lines. */
  sample: Text;
  /**
   * Every value of an object or array by its path; of a body in order, of a response in loops. Of a response that is an
   * array they are those of an element, inside of a loop that has no step of its own.
   */
  steps: Step[];
  /** The paths can say it all: no name in it has a dot or a bracket. */
  addressable: boolean;
}

/** `integer` fits into 32 bits, `long` into what JSON numbers can hold exactly. */
export type JsonKind = "object" | "array" | "string" | "integer" | "long" | "number" | "boolean" | "null";

/** One thing to do, in order. */
export interface Step {
  /**
   * Of a value its kind, where `object` and `array` are empty ones. In a response `loop` goes over the elements of the
   * array at `path` with the index `index`, and `end` closes the innermost loop.
   */
  kind: JsonKind | "loop" | "end";
  /** `settings.limits[0]`; in a loop `items[i].id`. Empty: the element of the outermost array itself. */
  path: Text;
  /** The part of the path that names the value: `settings.limits`, or `id` for `items[i].id`. */
  name: Text;
  /** Numbers as they are written, booleans as they are, else `null`. */
  value: Text | string | boolean | null;
  /** Of a loop: `i`, `j` or `k`. */
  index: string;
  /** How many loops are around it, that of an outermost array included. */
  depth: number;
}

export const NO_JSON: JsonView = { root: "none", sample: new Text(""), steps: [], addressable: false };

/** Returns the view of a body that is sent. */
export function bodyJson(value: JsonValue): JsonView {
  return viewOf(value, addValues);
}

/** Returns the view of a saved response, with the steps that read it. */
export function responseJson(value: JsonValue): JsonView {
  return viewOf(value, addReads);
}

function viewOf(value: JsonValue, addSteps: (root: JsonValue, steps: Steps) => boolean): JsonView {
  const steps = new Steps(JSON.stringify(value).length);
  const addressable = addSteps(value, steps) && !steps.isFull;
  return { root: kindOf(value), sample: new Text(formattedJson(value)), steps: steps.list, addressable };
}

/** How much longer than the value its paths may be. Each holds the names of all that it is in. */
const MAX_GROWTH = 5;

class Steps {
  readonly list: Step[] = [];
  private room: number;

  constructor(length: number) {
    this.room = MAX_GROWTH * length + 10_000;
  }

  get isFull(): boolean {
    return this.room < 0;
  }

  add(step: Step, path: string): void {
    this.list.push(step);
    this.room -= path.length;
  }
}

function kindOf(value: JsonValue): JsonKind {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "number") return typeof value as "object" | "string" | "boolean";
  if (!Number.isSafeInteger(value)) return "number";
  return Math.abs(value) < 2 ** 31 ? "integer" : "long";
}

type Entry = { path: string; value: JsonValue };

/** Depth first, in document order, without recursion: bodies can be nested very deep. */
function addValues(root: JsonValue, steps: Steps): boolean {
  let addressable = true;
  const open: Entry[] = childrenOf({ path: "", value: root }).reverse();
  for (let entry = open.pop(); entry !== undefined && !steps.isFull; entry = open.pop()) {
    const children = childrenOf(entry);
    if (children.length === 0) steps.add(valueStep(entry, plainName(entry.path), 0), entry.path);
    addressable &&= isAddressable(entry);
    for (let i = children.length - 1; i >= 0; i -= 1) open.push(children[i] as Entry);
  }
  return addressable;
}

function childrenOf({ path, value }: Entry): Entry[] {
  if (Array.isArray(value)) return value.map((item, i) => ({ path: `${path}[${String(i)}]`, value: item }));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).map(([key, child]) => ({ path: memberPath(path, key), value: child }));
}

function memberPath(path: string, key: string): string {
  // A name that is part of the syntax of paths; the mark makes the path one that isAddressable refuses.
  const name = /[.[\]"\0]/.test(key) || key === "" ? `\0${key}` : key;
  return path === "" ? name : `${path}.${name}`;
}

function isAddressable({ path }: Pick<Entry, "path">): boolean {
  return !path.includes("\0");
}

function plainName(path: string): string {
  return path.replace(/\[\d+\]/g, ".");
}

const INDICES = ["i", "j", "k"];

type Read = (Entry & { name: string; depth: number }) | "end";

/** Adds the steps that read a response: arrays by the shape of their first element, at most three levels deep. */
function addReads(root: JsonValue, steps: Steps): boolean {
  let addressable = true;
  const first = Array.isArray(root) ? (root[0] ?? null) : root;
  const start = { path: "", name: "", depth: Array.isArray(root) ? 1 : 0 };
  const isElement = Array.isArray(root) && root.length > 0 && !isContainer(first);
  const open: Read[] = isElement
    ? [{ ...start, name: "value", value: first }]
    : membersOf({ ...start, value: first }).reverse();
  for (let read = open.pop(); read !== undefined; read = open.pop()) {
    if (read === "end") {
      steps.add({ ...valueStep({ path: "", value: null }, "", 0), kind: "end" }, "");
      continue;
    }
    if (steps.isFull || !isAddressable(read)) {
      addressable = false;
      continue;
    }
    if (!isContainer(read.value)) {
      steps.add(valueStep(read, read.name, read.depth), read.path);
      continue;
    }
    const inner = Array.isArray(read.value)
      ? elementsOf(read as Exclude<Read, "end">, steps)
      : membersOf(read);
    for (let i = inner.length - 1; i >= 0; i -= 1) open.push(inner[i] as Read);
  }
  placeEnds(steps.list);
  return addressable;
}

function isContainer(value: JsonValue): value is JsonValue[] | { [key: string]: JsonValue } {
  return typeof value === "object" && value !== null;
}

function membersOf({ path, value, name, depth }: Exclude<Read, "end">): Read[] {
  if (!isContainer(value) || Array.isArray(value)) return [];
  return Object.entries(value).map(([key, child]) => ({
    path: memberPath(path, key),
    name: name === "" ? key : `${name}.${key}`,
    value: child,
    depth,
  }));
}

function elementsOf(read: Exclude<Read, "end">, steps: Steps): Read[] {
  const { path, value, name, depth } = read;
  const index = INDICES[depth];
  const [first] = value as JsonValue[];
  if (index === undefined || first === undefined) return [];
  steps.add({ ...valueStep({ path, value: null }, name, depth), kind: "loop", index }, path);
  const element = { path: `${path}[${index}]`, name: "", value: first, depth: depth + 1 };
  const inner =
    isContainer(first) && !Array.isArray(first) ? membersOf(element) : [{ ...element, name: "value" }];
  return [...inner, "end"];
}

/** An `end` stands as deep as its loop and has its index. */
function placeEnds(steps: readonly Step[]): void {
  const loops: Step[] = [];
  for (const step of steps) {
    if (step.kind === "loop") loops.push(step);
    if (step.kind !== "end") continue;
    const { index, depth } = loops.pop() as Step;
    Object.assign(step, { index, depth });
  }
}

function valueStep({ path, value }: Entry, name: string, depth: number): Step {
  const kind = kindOf(value);
  return {
    kind,
    path: new Text(path),
    name: new Text(name),
    value:
      typeof value === "string"
        ? new Text(value)
        : typeof value === "number"
          ? JSON.stringify(value)
          : valueOf(value),
    index: "",
    depth,
  };
}

function valueOf(value: JsonValue): boolean | null {
  return typeof value === "boolean" ? value : null;
}
