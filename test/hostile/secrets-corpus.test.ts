import { existsSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bytesOf, emitted, RUNS } from "./emitted.js";
import { secretShaped, secretsIn } from "./detector.js";

/** Where postman-code-generators is installed, pages show code of these, too. */
const languages = ((): string[] => {
  try {
    createRequire(import.meta.url).resolve("postman-code-generators");
    return ["python", "http"];
  } catch {
    return [];
  }
})();

const SHARED = "../shared/corpus";

/** `npm test` takes every fourth file of the corpus, the full run all. */
function inputs(): string[] {
  const own = readdirSync("collections")
    .map((name) => join("collections", name))
    .filter((file) => statSync(file).isFile());
  if (!existsSync(SHARED)) return own;
  const shared = readdirSync(SHARED).filter((name) => name.endsWith("collection.json"));
  return [...own, ...shared.filter((_, i) => RUNS > 1 || i % 4 === 0).map((name) => join(SHARED, name))];
}

describe("no secret-shaped string of an input is in what is generated from it", () => {
  test.skipIf(existsSync(SHARED))(
    "../shared/corpus is not there: only collections/ is looked at",
    () => undefined,
  );

  test.each(inputs().map((file) => [file]))("%s", async (file) => {
    const bytes = await bytesOf(file);
    const { ir, files, diagnostics } = await emitted(bytes, [], languages);
    if (ir === undefined) return;
    const json: unknown = JSON.parse(bytes.toString().replace(/^\ufeff/, ""));
    const secrets = [...(await secretsIn(bytes.toString())), ...secretShaped(json)];
    const outputs = [
      ...files.map(({ path, content }) => ({ path, content })),
      { path: "inspect", content: JSON.stringify(ir) },
      { path: "diagnostics", content: JSON.stringify(diagnostics) },
    ];
    const leaks = outputs.flatMap(({ path, content }) =>
      secrets.filter((secret) => content.includes(secret)).map((secret) => `${path}: ${secret.slice(0, 80)}`),
    );
    expect(leaks).toEqual([]);
  });
});
