import { addTo } from "../../groups.js";
import { Prefixes } from "./prefixes.js";

/** How many characters a value begins with are looked up at once; values are at least as long. */
const HEAD = 12;

/** How many characters of a head are read at a time. */
const BLOCK = 4;

/** Of the characters of a text only a block at every so many is read: each head that stands in it has one there. */
const STRIDE = HEAD - BLOCK + 1;

/** Numbers that a block may have; a power of two. */
const BLOCKS = 1 << 16;

/**
 * Finds values that are known to be credentials in other texts. The time it takes depends on the length of the text, not
 * on how many values there are.
 */
export class KnownValues {
  /** By the number of a block: one bit for each offset in a head at which it stands. */
  private readonly offsets = new Uint16Array(BLOCKS);
  private readonly byHead: ReadonlyMap<string, Prefixes>;

  constructor(values: Iterable<string>) {
    const groups = new Map<string, string[]>();
    for (const value of values) addTo(groups, value.slice(0, HEAD), value);
    this.byHead = new Map(Array.from(groups, ([head, group]) => [head, new Prefixes(group)]));
    for (const head of groups.keys()) {
      for (let offset = 0; offset < STRIDE; offset += 1) {
        const block = blockAt(head, offset);
        this.offsets[block] = (this.offsets[block] as number) | (1 << offset);
      }
    }
  }

  /** Returns the text with something else in the place of each value. */
  replace(text: string, replacement: (value: string) => string): string {
    if (this.byHead.size === 0 || text.length < HEAD) return text;
    const pieces: string[] = [];
    let end = 0;
    for (let at = 0; at + BLOCK <= text.length; at += STRIDE) {
      for (const start of this.startsBefore(text, at)) {
        const value = start < end ? undefined : this.valueAt(text, start);
        if (value === undefined) continue;
        pieces.push(text.slice(end, start), replacement(value));
        end = start + value.length;
      }
    }
    return end === 0 ? text : pieces.join("") + text.slice(end);
  }

  /** Where values may begin whose head has the block that stands there, from the first to the last. */
  private startsBefore(text: string, at: number): readonly number[] {
    const offsets = this.offsets[blockAt(text, at)] as number;
    if (offsets === 0) return NONE;
    const starts: number[] = [];
    for (let offset = STRIDE - 1; offset >= 0; offset -= 1)
      if ((offsets & (1 << offset)) !== 0 && offset <= at) starts.push(at - offset);
    return starts;
  }

  private valueAt(text: string, at: number): string | undefined {
    return this.byHead.get(text.slice(at, at + HEAD))?.longestAt(text, at);
  }
}

const NONE: readonly number[] = [];

function blockAt(text: string, at: number): number {
  let number = 0;
  for (let i = at; i < at + BLOCK; i += 1) number = Math.imul(number, 31) + text.charCodeAt(i);
  return number & (BLOCKS - 1);
}
