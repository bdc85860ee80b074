/** Returns the number with its noun: `1 file`, `2 files`. For nouns whose plural ends in `s`. */
export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? "" : "s"}`;
}
