import { parsePath } from "../infer/passes/overrides.js";
import { integersIn, memberStep, positionPattern } from "../ir/big-integers.js";
import type { OperationIr } from "../ir/model.js";
import { isArray, type SampleValue } from "../sample.js";
import type { Expression } from "./model.js";

/** Integers of an operation's body, or of its responses of one status, whose digits all count. */
export interface KeptIntegers {
  as: "bigint" | "string";
  /** Below the root. */
  steps: NonNullable<ReturnType<typeof parsePath>>;
}

/** The integers below a root (`body`, `response.200`) that keep their digits by configuration. */
export function keptIntegers({ integers = [] }: OperationIr, root: string): KeptIntegers[] {
  return integers.flatMap(({ position, as }) => {
    const isBelow = position === root || position.startsWith(`${root}.`) || position.startsWith(`${root}[`);
    const steps = isBelow ? parsePath(`$${position.slice(root.length)}`) : undefined;
    return steps === undefined ? [] : [{ as, steps }];
  });
}

/** As the runtime gets them: `["bigint", "items", 0, "id"]`. */
export function integerPaths(kept: readonly KeptIntegers[]): Expression[] {
  return kept.map(({ as, steps }) => [
    as,
    ...steps.map((step) => (step.kind === "key" ? step.key : step.kind === "element" ? 0 : null)),
  ]);
}

/** Begins the strings that stand for integers in a JSON text. */
const MARK = "\0integer ";

/** A JSON text in which marked strings stand for the integers that are kept. `readMarked` turns them into values. */
export function markIntegers(text: string, kept: readonly KeptIntegers[]): string {
  if (kept.length === 0) return text;
  const patterns = kept.map(({ as, steps }) => ({
    as,
    pattern: positionPattern(steps.map(stepText).join("")),
  }));
  let out = "";
  let end = 0;
  for (const { position, offset, digits } of integersIn(text)) {
    const found = patterns.find(({ pattern }) => pattern.test(position));
    if (found === undefined) continue;
    out += text.slice(end, offset) + JSON.stringify(`${MARK}${found.as} ${digits}`);
    end = offset + digits.length;
  }
  return out + text.slice(end);
}

/** A step as positions of a sample have it, whatever the user's spelling. */
function stepText(step: KeptIntegers["steps"][number]): string {
  if (step.kind === "key") return memberStep(step.key);
  return step.kind === "element" ? "[]" : ".*";
}

/** The JSON text of a marked value, with integers in place of the marked strings. */
export function unmarkedText(json: string): string {
  return json.replace(/"\\u0000integer \w+ (-?\d+)"/g, "$1");
}

/** The sample with what `markIntegers` marked: bigints, and strings of digits. */
export function readMarked(value: SampleValue): SampleValue {
  if (typeof value === "string") return value.startsWith(MARK) ? keptValue(value.slice(MARK.length)) : value;
  if (isArray(value)) return value.map(readMarked);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, readMarked(member)]));
}

function keptValue(text: string): SampleValue {
  const [as, digits = "0"] = text.split(" ");
  return as === "bigint" ? BigInt(digits) : digits;
}
