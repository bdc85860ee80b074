import type { JSONVisitor } from "jsonc-parser";

import { jsonc } from "./jsonc.js";
import type { Path } from "./path.js";

/** Where a text stops being JSON. */
export interface JsonFault {
  offset: number;
  path: Path;
}

/** A request that a fault lies in. */
export interface Damaged {
  name?: string;
  path: Path;
  offset: number;
}

export interface Recovered {
  value: unknown;
  /** The first fault; absent where there are only comments, missing commas and the like, which lose nothing. */
  fault?: JsonFault;
  /** The text simply ends at the fault. */
  isCut: boolean;
  /** Left out of `value`. */
  damaged: Damaged[];
}

/** More faults than this, and the text is something else. */
const MAX_FAULTS = 100;

/** Error codes of jsonc-parser: a comma is missing; a raw control character, such as a tab, in a string. */
const LOSES_NOTHING = new Set([6, 16]);

const CLOSE_EXPECTED = 7;

/** Something follows the end of the document. */
const TEXT_AFTER_END = 9;

/** Lists whose elements are requests, or folders with such a list of their own. */
const REQUEST_LISTS = new Set<unknown>(["item", "items", "requests"]);

type Container = unknown[] | Record<string, unknown>;

interface Frame {
  value: Container;
  /** Key of the property that is being read. */
  key?: string;
  offset: number;
  /** Of the elements of a list of requests. */
  path?: Path;
  isDamaged: boolean;
}

/**
 * Reads text that is nearly JSON, cut off say. Requests that a fault lies in are left out, since half a request would be a
 * wrong one. Nothing where the text holds no object at all.
 */
export function recoverJson(text: string): Recovered | undefined {
  const reader = new Reader();
  try {
    jsonc().visit(text, reader.visitor, { allowTrailingComma: true });
  } catch (error) {
    // Nested deeper than the parser can follow, or hopeless.
    if (error instanceof RangeError || error === HOPELESS) return undefined;
    throw error;
  }
  return reader.result();
}

const HOPELESS = new Error("too many faults");

class Reader {
  private readonly open: Frame[] = [];
  private readonly damaged: Damaged[] = [];
  private root: unknown;
  private fault: JsonFault | undefined;
  private faults = 0;
  /** Something follows the first fault. */
  private goesOn = false;
  private isUnclosed = false;
  /** Where the parser is. */
  private path: () => Path = () => [];

  readonly visitor: JSONVisitor = {
    onObjectBegin: (offset, ...[, , , path]) => this.enter({}, offset, path),
    onArrayBegin: (offset, ...[, , , path]) => this.enter([], offset, path),
    onObjectProperty: (key, offset) => {
      this.token(offset);
      (this.open.at(-1) as Frame).key = key;
    },
    onLiteralValue: (value, offset) => {
      this.token(offset);
      this.add(value);
    },
    onObjectEnd: (offset, length) => this.close(offset, length),
    onArrayEnd: (offset, length) => this.close(offset, length),
    onError: (error, offset) => this.error(error, offset),
  };

  result(): Recovered | undefined {
    const isCut = this.isUnclosed && !this.goesOn;
    if (typeof this.root !== "object" || this.root === null || Array.isArray(this.root)) return undefined;
    const fault = this.fault === undefined ? {} : { fault: this.fault };
    return { value: this.root, ...fault, isCut, damaged: this.damaged };
  }

  private enter(value: Container, offset: number, path: () => Path): void {
    this.token(offset);
    this.path = path;
    const isItem =
      Array.isArray(this.open.at(-1)?.value) &&
      REQUEST_LISTS.has(this.open.at(-2)?.key) &&
      !Array.isArray(value);
    this.add(value);
    this.open.push({ value, offset, ...(isItem ? { path: path() } : {}), isDamaged: false });
  }

  private token(offset: number): void {
    if (this.fault !== undefined && offset > this.fault.offset) this.goesOn = true;
  }

  private add(value: unknown): void {
    const parent = this.open.at(-1);
    if (parent === undefined) this.root ??= value;
    else if (Array.isArray(parent.value)) parent.value.push(value);
    else if (parent.key !== undefined) define(parent.value, parent.key, value);
  }

  /** The parser makes up an end of no length for what is never closed, and complains only then. */
  private close(offset: number, length: number): void {
    if (length > 0) this.token(offset);
    else {
      this.isUnclosed = true;
      this.error(CLOSE_EXPECTED, offset);
    }
    this.leave();
  }

  private leave(): void {
    const { value, offset, path, isDamaged } = this.open.pop() as Frame;
    if (!isDamaged) return;
    (this.open.at(-1) as { value: unknown[] }).value.pop();
    const { name } = value as Record<string, unknown>;
    this.damaged.push({ ...(typeof name === "string" ? { name } : {}), path: path ?? [], offset });
  }

  private error(code: number, offset: number): void {
    this.faults += 1;
    if (this.faults > MAX_FAULTS) throw HOPELESS;
    if (LOSES_NOTHING.has(code)) return;
    this.fault ??= { offset, path: this.path() };
    const innermost = this.open.findLast((frame) => frame.path !== undefined);
    if (innermost === undefined || code === TEXT_AFTER_END) return;
    innermost.isDamaged ||= !isFolder(innermost.value);
  }
}

function isFolder(value: Container): boolean {
  return !Array.isArray(value) && (Array.isArray(value.item) || Array.isArray(value.items));
}

/** A key called `__proto__` is one like any other. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
