import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

import { bash } from "./workspace.js";

const SOURCE = fileURLToPath(new URL("../../templates/curl/functions.sh", import.meta.url));
const POSTMAN = createRequire(import.meta.url)(
  "../../node_modules/postman-collection/lib/superstring/dynamic-variables.js",
) as Record<string, unknown>;

async function call(script: string): Promise<string> {
  const { status, stdout, stderr } = await bash(["-c", `set -euo pipefail; . ${SOURCE}; ${script}`], "/");
  expect([status, stderr]).toEqual([0, ""]);
  return stdout;
}

describe("dynamic variables", () => {
  const names = Object.keys(POSTMAN).map((name) => name.replace(/^\$/, ""));

  test("every one of Postman's has its function, which prints something", async () => {
    expect(names.length).toBeGreaterThan(100);
    const printed = await call(
      `for f in ${names.join(" ")}; do printf '%s=%s\\n' "$f" "$("$f" | tr -d '\\n\\r')"; done`,
    );
    expect(
      printed
        .trim()
        .split("\n")
        .filter((line) => /^\w+=$/.test(line)),
    ).toEqual([]);
    expect(printed.match(/^\w+=./gm)).toHaveLength(names.length);
  });

  test("two calls make two values, of the shape that Postman makes", async () => {
    const [a, b] = (await call("guid; echo; guid")).split("\n");
    expect(a).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(b).not.toBe(a);
    expect(await call("isoTimestamp")).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Number(await call("randomInt"))).toBeLessThanOrEqual(1000);
    expect(await call("randomEmail")).toMatch(/^[\w.]+@\w+\.com$/);
    expect(Date.parse(await call("randomDatePast"))).toBeLessThan(Date.now());
  });
});

test.each([
  ["encode_path", "a b/ü?x=\\{`|%41%", "a%20b/%C3%BC?x=/%7B%60|%41%"],
  ["encode_query", "a b&c='ü\"<>`{}", "a%20b&c=%27%C3%BC%22%3C%3E`{}"],
  ["encode_parameter", "a&b#c=d", "a%26b%23c=d"],
  ["encode_component", "a b&c=!'()*~", "a%20b%26c%3D%21%27%28%29%2A~"],
  ["json_text", 'a"b\\c\nd\te\u0001ü', 'a\\"b\\\\c\\nd\\te\\u0001ü'],
])("%s", async (name, text, expected) => {
  const { stdout } = await bash(["-c", `. ${SOURCE}; ${name} "$TEXT"`], "/", { TEXT: text });
  expect(stdout).toBe(expected);
});
