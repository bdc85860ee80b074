import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { buildIr } from "../../src/ir/build.js";
import { readCollection } from "../../src/read/collection.js";
import { decodeText, parseJson } from "../../src/read/json.js";
import type { Environment } from "../../src/read/model.js";
import { normalizeVariables } from "../../src/read/normalize/variables.js";
import { emitted, RUNS } from "./emitted.js";

/** The full run has 20,000 cases and more in two minutes; `npm test` has a few hundred. */
const CASES = 300 * (RUNS > 1 ? 70 : 1);

/** Bytes; larger files take longer than they teach. */
const MAX_BYTES = 60_000;

/** Every so many cases go through all that makes output too. */
const EMITTED = 25;

/** Public collections, which stand beside this repository where it is developed: the full run takes them too. */
const SHARED = "../shared/corpus";
const takesShared = RUNS > 1 && existsSync(SHARED);
const SOURCES = takesShared ? `collections/ and ${SHARED}` : "collections/";

function seeds(): Buffer[] {
  const files = (folder: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .map((name) => readFileSync(join(folder, name)));
  return [...files("collections").flatMap(parts), ...(takesShared ? files(SHARED) : [])].filter(
    ({ length }) => length <= MAX_BYTES,
  );
}

/** A collection a folder, for the large ones; and its variables, as an environment. */
function parts(file: Buffer): Buffer[] {
  const collection = JSON.parse(file.toString()) as { item?: unknown[]; variable?: unknown[] };
  const { item = [], variable } = collection;
  const values = [
    ...item.map((one) => ({ ...collection, item: [one] })),
    ...(variable === undefined ? [] : [{ name: "Environment", values: variable }]),
  ];
  return [file, ...values.map((value) => Buffer.from(JSON.stringify(value)))];
}

/** A small generator of the same numbers every time, so that a case that fails can be run again. */
class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

const ODD: readonly unknown[] = [
  ...[
    null,
    true,
    false,
    0,
    -1,
    1e308,
    42,
    "",
    " ",
    "x",
    "{{a}}",
    "{{a}}{{a}}",
    "{{",
    "__proto__",
    "constructor",
  ],
  ...[[], {}, [null], [[]], { a: 1 }, [{}], { key: "k", value: "v" }, { __proto__: null, type: "x" }],
  ...[
    "https://a.test/{{b}}?c=d#e",
    "://",
    "//@:/?#",
    "a=b&c",
    "\0",
    "\ud800",
    "9".repeat(400),
    "<a>",
    "[1,",
    "{}",
  ],
];

interface Slot {
  holder: Record<string, unknown>;
  key: string;
}

function slotsOf(value: unknown): Slot[] {
  const slots: Slot[] = [];
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    for (const key of Object.keys(next)) {
      slots.push({ holder: next as Record<string, unknown>, key });
      open.push((next as Record<string, unknown>)[key]);
    }
  }
  return slots;
}

/** Changes a few places: drops, repeats, swaps or replaces what stands there. */
function mutateStructure(bytes: Buffer, dice: Dice): string {
  const value: unknown = JSON.parse(decodeText(bytes));
  const slots = slotsOf(value);
  for (let n = 1 + dice.below(5); n > 0 && slots.length > 0; n -= 1) {
    const { holder, key } = dice.pick(slots);
    const other = dice.pick(slots);
    switch (dice.below(6)) {
      case 0:
        Reflect.deleteProperty(holder, key);
        break;
      case 1:
        if (Array.isArray(holder)) holder.push(holder[Number(key)]);
        else holder[`${key}2`] = holder[key];
        break;
      case 2:
        holder[key] = structuredClone(other.holder[other.key]);
        break;
      case 3:
        holder[key] = [holder[key]];
        break;
      case 4:
        holder[dice.pick(slots).key] = structuredClone(holder[key]);
        break;
      default:
        holder[key] = dice.pick(ODD);
    }
  }
  return JSON.stringify(value);
}

function mutateBytes(bytes: Buffer, dice: Dice): Buffer {
  if (dice.below(3) === 0) return bytes.subarray(0, dice.below(bytes.length));
  const changed = Buffer.from(bytes);
  for (let n = 1 + dice.below(8); n > 0; n -= 1) {
    const at = dice.below(changed.length);
    changed[at] = dice.below(2) === 0 ? dice.below(256) : (changed[at] as number) ^ (1 << dice.below(8));
  }
  return changed;
}

/** As `--environment` reads them. */
function environmentsIn(text: string): Environment[] {
  const parsed = parseJson({ file: "e.json", text });
  if (typeof parsed.value !== "object" || parsed.value === null) return [];
  return [
    {
      kind: "environment",
      name: "",
      values: normalizeVariables((parsed.value as { values?: unknown }).values),
    },
  ];
}

const rejections: unknown[] = [];
const note = (reason: unknown) => rejections.push(reason);

beforeAll(() => {
  process.on("unhandledRejection", note);
});

afterAll(() => {
  process.off("unhandledRejection", note);
});

test(`${CASES} mutated files of ${SOURCES}: an answer to each`, async () => {
  const files = seeds();
  let read = 0;
  for (let i = 0; i < CASES; i += 1) {
    const dice = new Dice(i * 2_654_435_761 + 1);
    const bytes = dice.pick(files);
    const mutated =
      dice.below(4) === 0 ? mutateBytes(bytes, dice) : Buffer.from(mutateStructure(bytes, dice));
    const environments = environmentsIn(decodeText(dice.pick([mutated, dice.pick(files)])));
    try {
      const load = () => Promise.resolve(mutated);
      const { collection, diagnostics, sha256 } = await readCollection({
        file: "f.json",
        explicit: true,
        load,
      });
      if (collection === undefined) expect(diagnostics.some((d) => d.severity === "error")).toBe(true);
      else {
        read += 1;
        buildIr(collection, { environments, sha256, report: () => undefined });
        if (i % EMITTED === 0) await emitted(mutated, environments);
      }
    } catch (error) {
      throw new Error(`case ${i}: ${error instanceof Error ? (error.stack ?? "") : String(error)}`, {
        cause: error,
      });
    }
  }
  expect(read).toBeGreaterThan(CASES / 3);
  expect(rejections).toEqual([]);
});
