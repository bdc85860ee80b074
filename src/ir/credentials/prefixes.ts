/** Looks up which of many values a text goes on with, without trying each. */
export class Prefixes {
  /** In order, without repeats. */
  private readonly values: readonly string[];
  /** For each value the index of the longest other one that it begins with, or -1. */
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

  /** The longest value that stands in the text from there. */
  longestAt(text: string, at: number): string | undefined {
    // All values that the text goes on with begin the last one that is not behind it in order.
    for (let i = this.lastNotBehind(text, at); i >= 0; i = this.shorter[i] as number) {
      const value = this.values[i] as string;
      if (text.startsWith(value, at)) return value;
    }
    return undefined;
  }

  private lastNotBehind(text: string, at: number): number {
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
