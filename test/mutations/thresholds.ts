import type { Mutation } from "./mutations.js";

const NAMES = "test/names/thresholds.test.ts";
const READ = "test/read/thresholds.test.ts";

/** Each limit and threshold, moved by one step down and up: a test has to notice both. */
export const THRESHOLDS: readonly Mutation[] = [
  ...moved("src/infer/passes/records.ts", "MIN_ENTRIES = 16", "16 entries"),
  ...moved("src/infer/passes/records.ts", "MIN_PRIMITIVE_ENTRIES = 200", "200 primitive entries"),
  ...moved("src/infer/passes/records.ts", "MAX_NAME = 256", "a key of more than 256 characters"),
  ...moved("src/infer/graph.ts", "MAX_VARIANTS = 12", "up to 12 variants"),
  ...moved("src/infer/kinds.ts", "MAX_ARRAY_DEPTH = 32", "typed 32 deep"),
  ...moved("src/infer/passes/recursion.ts", "MAX_CYCLE = 4", "in a cycle of up to 4 shapes"),
  ...moved("src/infer/passes/recursion.ts", "MIN_CHAIN = 3", "once 4 are nested"),
  ...moved("src/infer/passes/recursion.ts", "MAX_PROOF = 64", "whatever comes below 64"),
  ...moved("src/infer/passes/shared-shapes.ts", "MIN_SHARED = 2", "with 2 properties"),
  ...moved("src/infer/passes/shared-shapes.ts", "MIN_SIMILAR = 3", "the same 3 properties"),
  ...moved("src/infer/passes/shared-shapes.ts", "MAX_COMPONENT = 16", "a component of up to 16 shapes"),
  ...moved("src/infer/passes/shared-shapes.ts", "MAX_VIEWS = 64", "among up to 64 with its properties"),
  ...moved(
    "src/infer/passes/similar-shapes.ts",
    "SAME_NAME: Similarity = { common: 3",
    "3 properties in common",
  ),
  ...moved("src/infer/passes/similar-shapes.ts", "common: 3, share: 0.75", "with 75 percent"),
  ...moved("src/infer/passes/similar-shapes.ts", "shareOfWhole: 0.6", "with 60 percent"),
  ...moved(
    "src/infer/passes/similar-shapes.ts",
    "common: 5, share: 0.85",
    "85 percent in common, where each",
  ),
  ...moved("src/infer/passes/similar-shapes.ts", "shareOfWhole: 0.85", "85 percent in common, where one"),
  ...moved("src/infer/passes/similar-shapes.ts", "MAX_THINGS = 32", "up to 32 things"),
  ...moved(
    "src/infer/passes/similar-shapes.ts",
    "MIN_CERTAIN_COUNT = 4",
    "no accident in four samples",
    "test/infer/options.test.ts",
  ),
  ...moved("src/infer/declared.ts", "MIN_LARGE = 6", "a shape of 6 properties"),
  ...moved("src/infer/declared.ts", "MIN_LONG = 9", "a shape of 9 lines"),
  ...moved("src/infer/declared.ts", "MAX_SMALL = 3", "a shape of 4 properties in two places"),
  ...moved("src/names/ascii.ts", "MAX_NAME = 200", "200 characters of a name", NAMES),
  ...moved("src/names/words.ts", "MAX_STEM = 48", "48 characters of a name", NAMES),
  ...moved("src/names/distinct.ts", "MAX_DETAIL = 24", "24 characters of details", NAMES),
  ...moved("src/names/singular.ts", "MAX_NAME = 100", "up to 100 characters has a singular", NAMES),
  ...moved("src/read/cap-repeats.ts", "MAX_REPORTED = 200", "200 warnings of a file", READ),
  ...moved("src/read/json.ts", "MAX_REPORTED = 10", "10 duplicate keys", READ),
  ...moved(
    "src/read/formats/postman-api.ts",
    "MAX_ERROR_TEXT = 200",
    "an API error of",
    "test/read/formats.test.ts",
  ),
];

/** Thresholds that only bound work or memory: a step changes no output that a test could see. */
export const UNSEEN: ReadonlyMap<string, string> = new Map([
  [
    "src/infer/distinct.ts MAX_DESCRIBED_LEVELS",
    "such a sample is kept and not compared; the types are the same",
  ],
  ["src/infer/distinct.ts MAX_DESCRIPTION", "such a sample is kept and not compared; the types are the same"],
  ["src/infer/identifiers.ts MAX_REMEMBERED", "size of a cache"],
  ["src/infer/passes/recursion.ts MAX_ROUNDS", "a later round finds nothing new in any sample that we know"],
  [
    "src/infer/passes/shared-shapes.ts MAX_ROUNDS",
    "a later round finds nothing new in any sample that we know",
  ],
  ["src/infer/passes/similar-shapes.ts MAX_DEPTH", "what is deeper was compared by its own name before"],
  ["src/infer/passes/similar-shapes.ts MAX_USES", "the first uses of a shape have its name"],
  ["src/infer/suggest.ts MAX_CONTEXTS", "the first contexts give a free name"],
]);

/** `text` is a name and its value, as it stands in the file. */
function moved(file: string, text: string, name: string, test = "test/infer/thresholds.test.ts"): Mutation[] {
  const [, before = "", digits = ""] = /^(.* )([\d_.]+)$/.exec(text) ?? [];
  const value = Number(digits.replaceAll("_", ""));
  const step = Number.isInteger(value) ? 1 : 0.05;
  return [value - step, value + step].map((other) => {
    const replace = `${before}${String(Number(other.toFixed(2)))}`;
    return { protection: `threshold ${replace}`, file, find: `${text}`, replace, test, name };
  });
}
