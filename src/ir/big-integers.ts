import { jsonTokens } from "./json-tokens.js";

/** Fewer digits are always exact. */
const MIN_BIG_DIGITS = 16;
const MAY_HOLD_BIG = new RegExp(String.raw`\d{${MIN_BIG_DIGITS}}`);

/**
 * Where a JSON text has integers that JavaScript rounds, beyond 2^53, as places of overrides below a root: `.id`,
 * `.items[].id`. Each place once.
 */
export function bigIntegerPlaces(text: string): string[] {
  if (!MAY_HOLD_BIG.test(text)) return [];
  const places = new Set<string>();
  const parents: string[] = [];
  /** The place of the value that is read. */
  let place = "";
  let before = "";
  let number: string | undefined;
  const settle = () => {
    if (number !== undefined) places.add(number);
    number = undefined;
  };
  for (const token of jsonTokens(text)) {
    if (token === undefined) break;
    if (/^[\s/]/.test(token)) continue;
    // Digits are an integer if no fraction is before or behind them.
    if (token === ".") number = undefined;
    else settle();
    if (token === "{" || token === "[") {
      parents.push(place);
      if (token === "[") place += "[]";
    } else if (token === "}" || token === "]") place = parents.pop() ?? "";
    else if (token === ":" && before.startsWith('"')) place = (parents.at(-1) ?? "") + step(before);
    else if (before !== "." && isBigInteger(token)) number = place;
    before = token;
  }
  settle();
  return [...places];
}

/** Whether a token of JSON is an integer that a JavaScript number cannot hold. */
export function isBigInteger(token: string): boolean {
  return /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token));
}

function step(key: string): string {
  let name: string;
  try {
    name = JSON.parse(key) as string;
  } catch {
    return "";
  }
  return /^[^.[\]*"]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
