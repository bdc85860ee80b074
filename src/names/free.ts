/** Returns the first number from `from` on that is not taken. The first of several things of one name has no number. */
export function firstFreeNumber(isTaken: (number: number) => boolean, from = 2): number {
  let number = from;
  while (isTaken(number)) number += 1;
  return number;
}

/** Hands out names, each once, with a number where one is taken. Very many may be alike: no number is tried twice. */
export class FreeNames {
  private readonly taken: Set<string>;
  private readonly fold: (name: string) => string;
  /** For each name, the number to try next. */
  private readonly numbers = new Map<string, number>();

  /** Names that `fold` makes the same count as one. */
  constructor(taken: Iterable<string>, fold: (name: string) => string = (name) => name) {
    this.fold = fold;
    this.taken = new Set(Array.from(taken, fold));
  }

  isTaken(name: string): boolean {
    return this.taken.has(this.fold(name));
  }

  /** The name itself, or with the first number that makes it free: `pet2`. */
  take(name: string): string {
    const free = this.isTaken(name) ? this.numbered(name) : name;
    this.taken.add(this.fold(free));
    return free;
  }

  private numbered(name: string): string {
    const number = firstFreeNumber((n) => this.isTaken(`${name}${n}`), this.numbers.get(name));
    this.numbers.set(name, number + 1);
    return `${name}${number}`;
  }
}
