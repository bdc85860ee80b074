import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { describe, expect, test } from "vitest";

import { secretShaped, secretsIn } from "./detector.js";
import { emitted, RUNS } from "./emitted.js";

/** Where postman-code-generators is installed, pages show code of these, too. */
const languages = ((): string[] => {
  try {
    createRequire(import.meta.url).resolve("postman-code-generators");
    return ["python", "http"];
  } catch {
    return [];
  }
})();

interface Found {
  /** Secret-shaped strings of the input. */
  secrets: string[];
  /** Which of them are where in what is generated from it. */
  leaks: string[];
}

async function search(text: string): Promise<Found> {
  const { ir, files, diagnostics } = await emitted(text, [], languages);
  const json: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
  const secrets = [...(await secretsIn(text)), ...secretShaped(json)];
  const outputs = [
    ...files.map(({ path, content }) => ({ path, content })),
    { path: "inspect", content: JSON.stringify(ir ?? null) },
    { path: "diagnostics", content: JSON.stringify(diagnostics) },
  ];
  const leaks = outputs.flatMap(({ path, content }) =>
    secrets.filter((secret) => content.includes(secret)).map((secret) => `${path}: ${secret.slice(0, 80)}`),
  );
  return { secrets, leaks };
}

/** Names under which collections/ have a credential, and nothing else. */
const CREDENTIAL = /^(?:(?:.*[a-z])?token|.*password|.*secret|secretKey|cookie|authorization|x-api-key)$/i;

/** The collection with another secret in the place of each credential: those that are published are made up. */
function withSecrets(text: string): string {
  let count = 0;
  return JSON.stringify(JSON.parse(text), (_, value: unknown) => {
    const { key, value: given } = Object(value) as { key?: unknown; value?: unknown };
    if (typeof key !== "string" || typeof given !== "string" || !CREDENTIAL.test(key)) return value;
    count += 1;
    return { ...(value as object), value: createHash("sha256").update(String(count)).digest("base64url") };
  });
}

function collectionsIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith("collection.json"));
  return names.map((name) => join(folder, name));
}

describe("no secret-shaped string of an input is in what is generated from it", () => {
  test("collections/, with secrets put in", async () => {
    const texts = collectionsIn("collections").map((file) => withSecrets(readFileSync(file, "utf8")));
    const found = await Promise.all(texts.map(search));
    expect(found.flatMap(({ leaks }) => leaks)).toEqual([]);
    expect(found.flatMap(({ secrets }) => secrets).length).toBeGreaterThan(50);
  });

  const SHARED = "../shared/corpus";
  const shared = existsSync(SHARED) ? collectionsIn(SHARED) : [];
  describe.skipIf(shared.length === 0)(
    `${SHARED} (skipped where these public collections are not beside the repository)`,
    () => {
      // `npm test` takes every fourth file, the full run all.
      test.each(shared.filter((_, i) => RUNS > 1 || i % 4 === 0))("%s", async (file) => {
        expect((await search(readFileSync(file, "utf8"))).leaks).toEqual([]);
      });
    },
  );
});
