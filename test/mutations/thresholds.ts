import type { Mutation } from "./mutations.js";

const INFER = "test/infer/thresholds.test.ts";
const NAMES = "test/names/thresholds.test.ts";
const READ = "test/read/thresholds.test.ts";
const IR = "test/ir/thresholds.test.ts";
const CONSTANTS = "test/ir/constants.test.ts";
const EMIT = "test/emit/thresholds.test.ts";
const RUNTIME = "test/runtime/thresholds.test.ts";
const SCRIPTS = "test/scripts/thresholds.test.ts";
const DIAGNOSTICS = "test/diagnostics/thresholds.test.ts";

/** Each limit and threshold of `src` and of the runtime, moved by one step down and up: a test has to notice both. */
export const THRESHOLDS: readonly Mutation[] = [
  ...moved("src/scripts/parse.ts", "MAX_SCRIPT = 500_000", "up to 500,000 characters", SCRIPTS),
  ...moved("src/scripts/expressions.ts", "MAX_DEPTH = 100", "up to 100 deep", SCRIPTS),
  ...moved("src/scripts/expressions.ts", "MAX_PARTS = 2_000", "up to 2,000 parts", SCRIPTS),
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
  ...moved("src/read/limits.ts", "MAX_BYTES = 100_000_000", "up to 100 million bytes", READ),
  ...moved("src/read/limits.ts", "MAX_LEVELS = 1_000", "up to 1000 levels", READ),
  ...moved("src/read/limits.ts", "MAX_VALUES = 5_000_000", "up to 5 million values", READ),
  ...moved("src/read/limits.ts", "MAX_ITEMS = 20_000", "up to 20000 folders and requests", READ),
  ...moved("src/read/yaml.ts", "MAX_ALIASED = 1_000", "up to 1000 nodes", READ),
  ...moved("src/read/yaml.ts", "MAX_REASON = 100", "100 characters of a reference", READ),
  ...moved("src/read/recover.ts", "MAX_FAULTS = 100", "up to 100 faults", READ),
  ...moved("src/read/json.ts", "MAX_TREE = 20_000_000", "texts of up to 20 million characters", READ),
  ...moved("src/template.ts", "MAX_ROUNDS = 19", "goes 19 rounds", IR),
  ...moved("src/template.ts", "MAX_FILLED = 20_000_000", "up to 20 million characters", IR),
  ...moved("src/ir/growth.ts", "MAX_GROWTH = 1_000_000", "up to 1 million characters", IR),
  ...moved("src/ir/growth.ts", "MAX_TOTAL = 50_000_000", "up to 50 million characters", IR),
  ...moved("src/ir/growth.ts", "MAX_ENTANGLED = 200_000", "up to 200000 variables", IR),
  ...moved("src/ir/growth.ts", "MAX_ENTANGLED_PER_VARIABLE = 10", "up to 10 times as many", IR),
  ...moved("src/ir/growth.ts", "MAX_LISTED = 10", "10 are named", IR),
  ...moved("src/ir/growth.ts", "MAX_NAME = 100", "each by 100 characters", IR),
  ...moved("src/ir/path-ids.ts", "MIN_LONG_NUMBER = 5", "numbers from 5 digits", "test/ir/request.test.ts"),
  ...moved("src/ir/limits.ts", "MAX_SAMPLE_LEVELS = 200", "up to 200 levels", IR),
  ...moved("src/ir/limits.ts", "MAX_SAMPLE = 10_000_000", "up to 10 million characters", IR),
  ...moved("src/ir/constants.ts", "MAX_LENGTH = 64", "up to 64 characters are read", CONSTANTS),
  ...moved("src/ir/constants.ts", "MIN_REQUESTS = 2", "once 2 requests send it", CONSTANTS),
  ...moved(
    "src/ir/member-defaults.ts",
    "MAX_DEFAULT_DEPTH = 16",
    "in objects of at most 16 levels",
    "test/emit/member-defaults.test.ts",
  ),
  ...moved("src/ir/headers.ts", "MAX_SHOWN_NAME = 100", "100 characters of a name", IR),
  ...moved("src/ir/description.ts", "MAX_NESTED = 8", "8 tags in one another", IR),
  ...moved("src/ir/big-integers.ts", "MAX_POSITION = 200", "a place of 20", "test/ir/big-integers.test.ts"),
  ...raised(
    "src/ir/big-integers.ts",
    "MIN_BIG_DIGITS = 16",
    "integers beyond 2^53",
    "test/ir/big-integers.test.ts",
  ),
  ...moved(
    "src/ir/sample-diagnostics.ts",
    "MAX_NAMED = 3",
    "a few are named",
    "test/ir/big-integers.test.ts",
  ),
  ...moved("src/ir/credentials/names.ts", "MAX_END = 128", "last 128 characters", IR),
  ...moved("src/ir/credentials/members.ts", "MAX_NAME = 64", "up to 64 characters", IR),
  ...moved("src/ir/credentials/scanning.ts", "MAX_BEFORE = 66", "up to 66 characters", IR),
  ...moved("src/ir/credentials/pairs.ts", "MAX_VALUE = 4096", "up to 4096 characters", IR),
  ...moved("src/ir/credentials/values.ts", "MIN_BESIDE = { auth: 6", "from 6 characters in auth", IR),
  ...moved("src/ir/credentials/values.ts", "auth: 6, parameter: 12", "and 12 elsewhere", IR),
  ...moved("src/ir/credentials/values.ts", "MIN_DISTINCTIVE = 12", "from 12 characters", IR),
  ...moved("src/ir/credentials/values.ts", "MAX_EXTRA = 5", "up to 5 characters more than its name", IR),
  ...raised("src/ir/credentials/shapes.ts", "MIN_TOKEN = 15", "are replaced", "test/ir/token-shapes.test.ts"),
  ...moved("src/diagnostics/nearest.ts", "MAX_WORD = 64", '"xxxx', "test/diagnostics/nearest.test.ts"),
  ...moved("src/client-model/names.ts", "MAX_FILE = 140", "up to 140 characters", EMIT),
  ...moved("src/client-model/names.ts", "MAX_HASHED = 20", "keep 20 characters", EMIT),
  ...moved("src/client-model/type-roots.ts", "MAX_TOPIC = 4", "up to 4 words", EMIT),
  ...moved("src/typescript.ts", "MAX_COMMENT = 2000", "up to 2000 characters", EMIT),
  ...moved("src/typescript.ts", "MAX_SHOWN_DEFAULT = 200", "200 characters of a default", EMIT),
  ...moved("src/emit/client/call.ts", "MAX_LINE = 80", "up to 80 characters", EMIT),
  ...moved("src/emit/core/json.ts", "MAX_INDENTATION = 20", "up to 20 times its length", EMIT),
  ...moved(
    "src/emit/curl/emit.ts",
    "MAX_DESCRIPTION_LINES = 12",
    "up to 12 lines of a description",
    "test/curl/arguments.test.ts",
  ),
  ...moved("src/emit/curl/body.ts", "MAX_ARGUMENT = 100_000", "up to 100000 characters", EMIT),
  ...moved("src/emit/curl/variables.ts", "MAX_LINE = 100", "a line of up to 100 characters", EMIT),
  ...moved("src/emit/curl/variables.ts", "MAX_DESCRIPTION = 80", "80 characters of a description", EMIT),
  ...moved("src/emit/docs/data.ts", "MAX_DESCRIPTION = 1000", "1000 characters of a description", EMIT),
  ...moved("src/emit/docs/markdown.ts", "MAX_GROWTH = 10", "up to 10 times the length", EMIT),
  ...moved("src/emit/docs/body-type.ts", "MAX_DECLARATIONS = 40", "shows 40 declarations", EMIT),
  ...moved("src/emit/snippets/json.ts", "MAX_GROWTH = 5", "up to 5 times its length", EMIT),
  ...moved(
    "src/emit/snippets/language.ts",
    "MAX_NAME = 100",
    "the last 100 characters",
    "test/snippets/languages.test.ts",
  ),
  ...moved("src/verify/verify.ts", "MAX_REPORTED = 20", "20 are reported", "test/hostile/limits.test.ts"),
  // A run looks again every 25 milliseconds.
  ...moved("src/write/lock.ts", "MAX_WAIT = 30_000", "up to 30 seconds", "test/hostile/lock.test.ts").map(
    (mutation) => ({
      ...mutation,
      replace: mutation.replace.replace("29999", "29975").replace("30001", "30025"),
    }),
  ),
  ...moved("src/diagnostics/fault.ts", "MAX_MESSAGE = 200", "200 characters of its message", DIAGNOSTICS),
  ...moved("src/diagnostics/fault.ts", "MAX_FRAMES = 3", "shows 3 frames", DIAGNOSTICS),
  ...moved("src/diagnostics/shorten.ts", "MAX_MESSAGE = 2_000", "up to 2000 characters", DIAGNOSTICS),
  ...moved("src/diagnostics/shorten.ts", "MAX_END = 500", "its last 500", DIAGNOSTICS),
  ...moved("src/diagnostics/repeats.ts", "MAX_NAMED = 3", "3 of merged warnings", DIAGNOSTICS),
  ...moved("templates/client/runtime/variables.ts", "MAX_ROUNDS = 19", "up to 19 levels deep", RUNTIME),
  ...moved("templates/client/runtime/variables.ts", "MAX_FILLED = 2e7", "up to 20 million", RUNTIME),
  ...moved("templates/client/runtime/redirects.ts", "MAX_REDIRECTS = 20", "20 redirects", RUNTIME),
  ...moved("templates/client/runtime/timing.ts", "MAX_TIMER = 2 ** 31 - 1", "up to 2147483647", RUNTIME),
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
  ["src/ir/credentials/names.ts MAX_REMEMBERED", "size of a cache"],
  ["src/ir/credentials/phrases.ts MAX_FILLER", "two words of the filler text have 26 characters at most"],
  ["src/scripts/evaluate.ts MAX_CALLS", "bounds the work for functions that call each other"],
  ["src/scripts/expressions.ts MAX_INLINED", "a larger expression has a local, with the same value"],
  ["src/scripts/interpret.ts MIN_STEPS", "bounds the work for a script"],
  ["src/scripts/sites.ts MAX_CHAIN", "bounds the work for a chain"],
  ["src/scripts/sites.ts MAX_PATH", "bounds the work for a path"],
  ["src/read/normalize/url.ts MAX_REFERENCES", "both ways to split a URL give the same parts"],
]);

/**
 * Moves a threshold down and up. `text` is its name and value, as they are written in the file; `name` is a part of the names
 * of the tests that notice.
 */
function moved(file: string, text: string, name: string, test = INFER): Mutation[] {
  const [, before = "", digits = ""] = /^(.* )([\d_.e]+)$/.exec(text) ?? [];
  const value = Number(digits.replaceAll("_", ""));
  const step = Number.isInteger(value) ? 1 : 0.05;
  return [value - step, value + step].map((other) => {
    const replace = `${before}${String(Number(other.toFixed(2)))}`;
    return { protection: `threshold ${replace}`, file, find: `${text}`, replace, test, name };
  });
}

/** Moves a threshold up only: below, it sorts out less beforehand, and what follows decides as before. */
function raised(...threshold: Parameters<typeof moved>): Mutation[] {
  return moved(...threshold).slice(1);
}
