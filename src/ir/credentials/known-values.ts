import { addTo } from "../../groups.js";

/** How many characters of a value are looked for; the rest is compared where they are found. */
const HEAD = 12;

/** No more values are looked for; each costs time in every text. */
const MOST_VALUES = 1000;

/** Finds values that are known to be credentials in other texts. Values are at least as long as what is looked for. */
export class KnownValues {
  private readonly heads: RegExp | undefined;
  /** By what they begin with; the longest first. */
  private readonly byHead = new Map<string, string[]>();

  constructor(values: Iterable<string>) {
    const longestFirst = [...new Set(values)].slice(0, MOST_VALUES).sort((a, b) => b.length - a.length);
    for (const value of longestFirst) addTo(this.byHead, value.slice(0, HEAD), value);
    // Of all that may be in a value only the head gets into the expression: there are limits to how long that can be.
    const heads = Array.from(this.byHead.keys(), (head) =>
      head.replace(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`),
    );
    if (heads.length > 0) this.heads = new RegExp(heads.join("|"), "g");
  }

  /** The text with something else in the place of each. */
  replace(text: string, replacement: (value: string) => string): string {
    const { heads } = this;
    if (heads === undefined) return text;
    const pieces: string[] = [];
    let end = 0;
    heads.lastIndex = 0;
    for (let found = heads.exec(text); found !== null; found = heads.exec(text)) {
      const { 0: head, index } = found;
      const value = this.byHead.get(head)?.find((each) => text.startsWith(each, index));
      if (value === undefined) {
        heads.lastIndex = index + 1;
        continue;
      }
      pieces.push(text.slice(end, index), replacement(value));
      end = heads.lastIndex = index + value.length;
    }
    return end === 0 ? text : pieces.join("") + text.slice(end);
  }
}
