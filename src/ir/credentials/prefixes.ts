/** Finds the longest of many values at a position of a text, without trying each. */
export class Prefixes {
  /** Sorted, without repeats. */
  private readonly values: readonly string[];
  /** For each value, the index of the longest other value that is its prefix, or -1. */
  private readonly shorter: readonly number[];

  constructor(values: readonly string[]) {
    this.values = [...new Set(values)].sort();
    const open: number[] = [];
    this.shorter = this.values.map((value, i) => {
      while (open.length > 0 && !value.startsWith(this.values[open.at(-1) as number] as string)) open.pop();
      const longest = open.at(-1) ?? -1;
      open.push(i);
      return longest;
    });
  }

  /** Returns the longest value that begins at the position. */
  longestAt(text: string, at: number): string | undefined {
    // Each value at this position is a prefix of the last value that does not sort after the text.
    for (let i = this.lastNotAfter(text, at); i >= 0; i = this.shorter[i] as number) {
      const value = this.values[i] as string;
      if (text.startsWith(value, at)) return value;
    }
    return undefined;
  }

  private lastNotAfter(text: string, at: number): number {
    let [low, high] = [0, this.values.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const value = this.values[middle] as string;
      if (value <= text.slice(at, at + value.length)) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
