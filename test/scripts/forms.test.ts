import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { readScript } from "../../src/scripts/script.js";
import { printFacts } from "./notation.js";

/**
 * Forms of statements, and the facts that they become. Forms are separated by an empty line, lines that begin with `# ` are
 * headings, and the line that begins with `=> ` has the facts in the notation of notation.ts.
 */
const FORMS = readFileSync(new URL("forms.txt", import.meta.url), "utf8")
  .trim()
  .split(/\n{2,}/)
  .map((form) => {
    const lines = form.split("\n").filter((line) => !line.startsWith("# "));
    return { script: lines.slice(0, -1).join("\n"), facts: lines.at(-1)?.replace(/^=> /, "") };
  });

describe("a form", () => {
  test.each(FORMS)("$script", ({ script, facts }) => {
    expect(printFacts(readScript({ text: script }).facts) || "nothing").toBe(facts);
  });
});

test("there are at least 250 forms", () => {
  expect(FORMS.length).toBeGreaterThanOrEqual(250);
});

test("each fact has the line on which its statement begins", () => {
  const text =
    "// comment\n\npm.test('a', () => {\n  pm.response.to.be.ok;\n});\npm.environment.set('a', 1);";
  const [first, second] = readScript({ text }).facts;
  expect(first).toMatchObject({ kind: "test", line: 3, facts: [{ kind: "assertion", line: 4 }] });
  expect(second).toMatchObject({ kind: "set", line: 6 });
});

describe("the counts", () => {
  test.each<[string, { assertions: [number, number]; captures: [number, number] }]>([
    ["pm.expect(1).to.equal(1).and.be.a('number');", { assertions: [1, 1], captures: [0, 0] }],
    ["pm.expect(pm.response.to.be.ok).to.exist;", { assertions: [2, 0], captures: [0, 0] }],
    ["tests['a'] = 1; tests.b = pm.environment.get('a');", { assertions: [2, 2], captures: [0, 0] }],
    [
      "pm.environment.set('a', 1); postman.clearGlobalVariable('b');",
      { assertions: [0, 0], captures: [2, 2] },
    ],
    ["const env = pm.environment; env.set('a', 1); env.get('a');", { assertions: [0, 0], captures: [1, 1] }],
    ["const { expect } = pm; expect(1).to.equal(1);", { assertions: [1, 1], captures: [0, 0] }],
    ["function f(x) { pm.environment.set('a', x); } f(1); f(2);", { assertions: [0, 0], captures: [1, 1] }],
    [
      "function f(x) { pm.environment.set('a', x); } f(1); f(eval('2'));",
      { assertions: [0, 0], captures: [1, 0] },
    ],
    [
      "if (eval('1')) { pm.environment.set('a', 1); pm.expect(1).to.equal(1); }",
      { assertions: [1, 0], captures: [1, 0] },
    ],
    ["if (eval('1')) return; pm.environment.set('a', 1);", { assertions: [0, 0], captures: [1, 0] }],
    ["return; pm.environment.set('a', 1);", { assertions: [0, 0], captures: [1, 1] }],
    ["let x = 1; x = eval('2'); pm.environment.set('a', x);", { assertions: [0, 0], captures: [1, 0] }],
    ["pm.sendRequest('x', () => { pm.environment.set('a', 1); });", { assertions: [0, 0], captures: [1, 0] }],
    ["const _ = 1; pm.environment.set('a', _);", { assertions: [0, 0], captures: [1, 1] }],
  ])("of %s", (text, { assertions, captures }) => {
    const count = ([found, understood]: [number, number]) => ({ found, understood });
    expect(readScript({ text }).counts).toEqual({ assertions: count(assertions), captures: count(captures) });
  });
});
