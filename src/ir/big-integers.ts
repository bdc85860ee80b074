import { jsonTokens } from "./json-tokens.js";

/** Fewer digits are always exact. */
const MIN_BIG_DIGITS = 16;
const MAY_HOLD_BIG = new RegExp(String.raw`\d{${MIN_BIG_DIGITS}}`);

/** An integer in a JSON text. */
export interface Integer {
  /** As overrides call it below a root: `.id`, `.items[].id`. */
  position: string;
  /** Where it begins in the text. */
  offset: number;
  digits: string;
}

/** Characters of a position that is named. A long key above many integers would be repeated for each. */
const MAX_POSITION = 200;

/** Where a JSON text has integers that JavaScript rounds, beyond 2^53. Each position once; long ones are left out. */
export function bigIntegerPositions(text: string): string[] {
  if (!MAY_HOLD_BIG.test(text)) return [];
  const positions = new Set<string>();
  for (const { position, digits } of integersIn(text)) {
    if (position.length <= MAX_POSITION && !Number.isSafeInteger(Number(digits))) positions.add(position);
  }
  return [...positions];
}

/** The integers of a JSON text, in order; the text may hold comments and variables. */
export function* integersIn(text: string): Generator<Integer> {
  const parents: string[] = [];
  /** The position of the value that is read. */
  let position = "";
  let before = "";
  let offset = 0;
  let found: Integer | undefined;
  for (const token of jsonTokens(text)) {
    if (token === undefined) break;
    const start = offset;
    offset += token.length;
    if (/^[\s/]/.test(token)) continue;
    // Digits with a fraction behind them are none.
    if (found !== undefined && token !== ".") yield found;
    found = undefined;
    if (token === "{" || token === "[") {
      parents.push(position);
      if (token === "[") position += "[]";
    } else if (token === "}" || token === "]") position = parents.pop() ?? "";
    else if (token === ":" && before.startsWith('"')) position = (parents.at(-1) ?? "") + stepOfKey(before);
    else if (before !== "." && /^-?\d+$/.test(token)) found = { position, offset: start, digits: token };
    before = token;
  }
  if (found !== undefined) yield found;
}

/** `.name` or `["odd name"]` for a key as it stands in a JSON text. */
function stepOfKey(key: string): string {
  try {
    return memberStep(JSON.parse(key) as string);
  } catch {
    return "";
  }
}

/** How overrides call a member: `.name`, `["odd name"]`. */
export function memberStep(key: string): string {
  return /^[^.[\]*"]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

/** Matches the positions that an override names, of which `.*` stands for every member. */
export function positionPattern(override: string): RegExp {
  const escaped = override.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll(String.raw`\.\*`, ANY_MEMBER)}$`);
}

const ANY_MEMBER = String.raw`(?:\.[^.[\]*"]+|\["(?:[^"\\]|\\.)*"\])`;
