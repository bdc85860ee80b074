import { AsyncLocalStorage } from "node:async_hooks";
import { Session } from "node:inspector/promises";
import { setFlagsFromString } from "node:v8";

/** What a run did: how often each block of our code ran, and how much each built-in function went through. */
export interface Work {
  blocks: Counts;
  /** Characters and elements. */
  builtIns: Counts;
}

export type Counts = ReadonlyMap<string, number>;
type Callable = (this: unknown, ...args: unknown[]) => unknown;

/** How much a call of a built-in function goes through. */
type Cost = (receiver: { length: number }, result: unknown, args: readonly unknown[]) => number;

const whole: Cost = ({ length }) => length;
const found: Cost = ({ length }, result, [, from]) =>
  (typeof result === "number" && result >= 0 ? result + 1 : length) - Math.min(Number(from ?? 0), length);
const given: Cost = (_, __, [text]) => String(text).length;
const made: Cost = (_, result) => (result as { length?: number } | undefined)?.length ?? 0;
const step: Cost = () => 1;

const ofArrays = ["includes", "join", "splice", "shift", "unshift", "sort", "toSorted"];
const ofStrings = ["includes", "split", "replaceAll", "trim", "toLowerCase", "toUpperCase", "normalize"];
const ofObjects = ["keys", "values", "entries"];

const prototypeOf = (value: object) => Object.getPrototypeOf(value) as object;

const BUILT_IN: readonly (readonly [owner: object, name: string, cost: Cost])[] = [
  ...[...ofArrays, "reverse", "toReversed"].map((name) => [Array.prototype, name, whole] as const),
  ...["slice", "concat"].map((name) => [Array.prototype, name, made] as const),
  [Array.prototype, "indexOf", found],
  ...ofStrings.map((name) => [String.prototype, name, whole] as const),
  [String.prototype, "indexOf", found],
  ...ofObjects.map((name) => [Object, name, made] as const),
  [JSON, "parse", given],
  [JSON, "stringify", made],
  // A loop, and what `[...list]` and `new Set(list)` copy.
  [prototypeOf([].values()), "next", step],
  [prototypeOf(new Set().values()), "next", step],
  [prototypeOf(new Map().values()), "next", step],
];

/**
 * Counts work without a clock, so that the result is the same on every machine: V8's precise coverage for our code, and
 * counting wrappers for the built-in functions. Code has to be loaded after `start` to be counted. For one process that
 * does nothing else.
 */
export class WorkCounter {
  private readonly session = new Session();
  private readonly isCounted: (url: string) => boolean;
  /** Tells the work of a run from that of the test runner, which goes on beside it. */
  private readonly current = new AsyncLocalStorage<Map<string, number>>();

  /** Counts the blocks of the scripts for whose URLs `isCounted` holds. */
  constructor(isCounted: (url: string) => boolean) {
    this.isCounted = isCounted;
  }

  async start(): Promise<void> {
    // Optimized code does not count the calls of functions.
    setFlagsFromString("--no-opt");
    this.session.connect();
    await this.session.post("Profiler.enable");
    await this.session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    for (const [owner, name, cost] of BUILT_IN) this.wrap(owner, name, cost);
    this.wrapExec();
  }

  /** Returns the work of a run. */
  async of(run: () => unknown): Promise<Work> {
    const builtIns = new Map<string, number>();
    let blocks: Counts;
    try {
      await this.current.run(builtIns, run);
    } finally {
      blocks = await this.takeBlocks();
    }
    return { blocks, builtIns };
  }

  /** The blocks that ran since the last call. */
  private async takeBlocks(): Promise<Counts> {
    const { result } = await this.session.post("Profiler.takePreciseCoverage");
    const blocks = new Map<string, number>();
    for (const { url, functions } of result) {
      if (!this.isCounted(url)) continue;
      const file = url.replace(/^.*\/(?=(?:src|test)\/)/, "");
      for (const { functionName, ranges } of functions) {
        for (const { count, startOffset, endOffset } of ranges)
          if (count > 0) blocks.set(`${functionName} ${file}:${startOffset}-${endOffset}`, count);
      }
    }
    return blocks;
  }

  private add(name: string, amount: number): void {
    const counts = this.current.getStore();
    counts?.set(name, (counts.get(name) ?? 0) + amount);
  }

  private wrap(owner: object, name: string, cost: Cost): void {
    const original = (owner as Record<string, Callable>)[name] as Callable;
    const key = `${nameOf(owner)}.${name}`;
    const add = (amount: number) => {
      this.add(key, amount);
    };
    Object.defineProperty(owner, name, {
      configurable: true,
      writable: true,
      value(this: { length: number }, ...args: unknown[]) {
        const result = Reflect.apply(original, this, args);
        add(cost(this, result, args));
        return result;
      },
    });
  }

  /** All methods of strings and expressions that match call `exec` once it is not the original. */
  private wrapExec(): void {
    const original = RegExp.prototype.exec;
    const add = (amount: number) => {
      this.add("RegExp.exec", amount);
    };
    RegExp.prototype.exec = function (text) {
      const from = this.global || this.sticky ? this.lastIndex : 0;
      const match = original.call(this, text);
      const isAnchored = this.sticky || (this.source.startsWith("^") && !this.multiline);
      if (match !== null) add(match.index + match[0].length - from + 1);
      else add(isAnchored ? 1 : text.length - from);
      return match;
    };
  }
}

function nameOf(owner: object): string {
  return String(
    (owner as Record<symbol, unknown>)[Symbol.toStringTag] ??
      (owner === Object ? "Object" : owner.constructor.name),
  );
}
