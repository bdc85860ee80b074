import { lintSource } from "@secretlint/core";
import { creator as preset } from "@secretlint/secretlint-rule-preset-recommend";

const config = { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: preset }] };

/**
 * The secrets in a text, as somebody else's rules see them: src/ir/credentials has no part in this. Private keys come
 * with all their lines.
 */
export async function secretsIn(text: string): Promise<string[]> {
  const { messages } = await lintSource({
    source: { content: text, filePath: "/input.txt", ext: ".txt", contentType: "text" },
    options: { config },
  });
  const texts = messages.map(({ range: [start, end] }) => text.slice(start, end));
  return [...new Set(texts.filter((secret) => secret !== ""))];
}

/** Names under which a credential stands, in the words of those who write collections. */
const TELLING = /token|secret|passw|api.?key|authorization|cookie|jwt/i;

/** Positions in lists, and the number that Postman gives a request: anybody may know them. */
const HARMLESS = /page.?token|^postman-token$/i;

const TELLING_MEMBER = /\\?"([\w.-]{1,60})\\?"\s{0,5}:\s{0,5}\\?"([^"\\]{20,4000})/g;

/**
 * Text that could be a credential: it stands under a telling name, in a parameter, a variable or a body of `value`, and
 * nobody would make it up while writing an example.
 */
export function* secretShaped(value: unknown): Generator<string> {
  const open: unknown[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === "string") {
      for (const [, name = "", text = ""] of next.matchAll(TELLING_MEMBER)) {
        if (TELLING.test(name) && !HARMLESS.test(name) && looksRandom(text)) yield text;
      }
    }
    if (typeof next !== "object" || next === null) continue;
    const { key, value: text } = next as { key?: unknown; value?: unknown };
    if (typeof key === "string" && TELLING.test(key) && typeof text === "string") {
      const bare = text.replace(/^\w+ /, "");
      if (looksRandom(bare)) yield bare;
    }
    for (const child of Object.values(next)) if (child !== null) open.push(child);
  }
}

/** Twenty characters or more without a space, of many kinds, and no words: 4 bits a character or nearly. */
function looksRandom(text: string): boolean {
  if (text.length < 20 || !/^[\w+/=.~-]+$/.test(text) || !/\d/.test(text) || !/[A-Za-z]/.test(text))
    return false;
  // The alphabet and the digits in order are what people type for an example.
  const inOrder = [...text].filter((char, i) => i > 0 && char.charCodeAt(0) === text.charCodeAt(i - 1) + 1);
  if (inOrder.length > text.length / 2) return false;
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits > 3.7;
}
