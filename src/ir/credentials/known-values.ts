import { addTo } from "../../groups.js";
import { Prefixes } from "./prefixes.js";

/** Characters of the beginning of a value that are looked up first. No value is shorter. */
const HEAD = 12;

/** Characters that are hashed together. */
const BLOCK = 4;

/** Distance of the blocks that are read of a text, in characters: every head contains one of them whole. */
const STRIDE = HEAD - BLOCK + 1;

/** Number of different hashes; a power of two. */
const BLOCKS = 1 << 16;

/**
 * Finds values that are known to be credentials in other texts. The time it takes depends on the length of the text, not
 * on how many values there are.
 */
export class KnownValues {
  /** For each hash, a bit for each offset at which a block with that hash stands in a head. */
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

  /** Returns the text with each value replaced. */
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

  /** Positions where values may begin whose head contains the block at `at`, in order. */
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
