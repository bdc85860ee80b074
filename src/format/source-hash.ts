import { createHash } from "node:crypto";

import type { Options } from "prettier";

import { byCodeUnit } from "../order.js";

/**
 * Identifies everything that a formatted text depends on: the text before, the formatter and its options. Undefined
 * where that cannot be told: a plugin may change without its name changing.
 */
export function sourceHash(text: string, prettierVersion: string, options: Options): string | undefined {
  if (options.plugins && options.plugins.length > 0) return undefined;
  return createHash("sha256")
    .update(JSON.stringify([prettierVersion, Object.entries(options).sort(([a], [b]) => byCodeUnit(a, b))]))
    .update("\0")
    .update(text)
    .digest("hex");
}
