import { expect, test } from "vitest";

import { generate, type GenerateRequest, inspect } from "../../src/index.js";

test.each<[unknown, string]>([
  [{ input: "x" }, "`inputs` must be a list of strings"],
  [{ input: "x" }, "it is missing"],
  [undefined, "`inputs` must be a list of strings"],
  [{ inputs: "shop.json" }, "it is of the type string"],
  [{ inputs: [["shop.json"]] }, "it is a list of other things"],
  [{ inputs: [], only: "Users" }, "`only` must be a list of strings"],
  [{ inputs: [], ignoreWarnings: "PC2001" }, "`ignoreWarnings` must be a list of strings"],
])("%j is refused in a sentence", async (request, words) => {
  for (const call of [generate, inspect]) {
    const refusal: unknown = await call(request as GenerateRequest).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TypeError);
    expect((refusal as TypeError).message).toContain(words);
  }
});
