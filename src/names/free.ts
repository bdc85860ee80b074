/** Hands out names, each once, with a number where one is taken. Very many may be alike: no number is tried twice. */
export class FreeNames {
  private readonly taken: Set<string>;
  private readonly fold: (name: string) => string;
  /** The number that each name came to. */
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
    let number = this.numbers.get(name) ?? 1;
    let free = number === 1 ? name : `${name}${number}`;
    while (this.isTaken(free)) free = `${name}${(number += 1)}`;
    this.numbers.set(name, number);
    this.taken.add(this.fold(free));
    return free;
  }
}
