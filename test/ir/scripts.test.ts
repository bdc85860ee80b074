import { expect, test } from "vitest";

import type { Item, SavedScript } from "../../src/read/model.js";
import { build, collection, folder, request } from "./make.js";

const set = (name: string, value: string) =>
  `pm.environment.set(${JSON.stringify(name)}, ${JSON.stringify(value)});`;

const script = (text: string, event: SavedScript["event"] = "test", place = "$"): SavedScript => ({
  event,
  text,
  place,
});

const withScripts = (item: Item, ...scripts: SavedScript[]): Item => ({ ...item, scripts });

test("scripts run with a request in Postman's order: those of the collection, of its folders, its own", () => {
  const inner = withScripts(
    folder("Inner", [
      withScripts(request("A", {}), script("a()"), script("b()", "prerequest")),
      request("B"),
    ]),
    script("c()"),
  );
  const items = [withScripts(folder("Outer", [inner]), script("d()", "prerequest")), request("C")];
  const { ir } = build({ ...collection(items), scripts: [script("e()"), script("f()", "prerequest")] });
  expect(ir.scripts?.map(({ event, path }) => [event, ...path].join(" "))).toEqual([
    "test",
    "prerequest",
    "prerequest Outer",
    "test Outer Inner",
    "test Outer Inner A",
    "prerequest Outer Inner A",
  ]);
  expect(ir.operations.map(({ name, scripts }) => [name, scripts])).toEqual([
    ["A", { prerequest: [1, 2, 5], test: [0, 3, 4] }],
    ["B", { prerequest: [1, 2], test: [0, 3] }],
    ["C", { prerequest: [1], test: [0] }],
  ]);
});

test("without scripts the IR says nothing of them", () => {
  const { ir } = build(collection([request("A")]));
  expect(ir).not.toHaveProperty("scripts");
  expect(ir.operations[0]).not.toHaveProperty("scripts");
});

test("the text of a script is nowhere in the IR or the collection that goes with it", () => {
  const items = [withScripts(request("A"), script("/* marker */ pm.environment.set('a', 'b')"))];
  const { ir, collection: made } = build(collection(items));
  expect(JSON.stringify([ir, made])).not.toContain("marker");
});

test("a literal credential that a script sets, or names, is not in the IR, and is reported", () => {
  const token = "ghp_9fKd03LmQzX7vTtB2yWc8NaRe5HuJ1sPo4Gi";
  const items = [
    withScripts(
      request("A"),
      script(
        `${set("password", "hunter2!x9")} pm.test("t", () => pm.expect(pm.response.text()).to.include("${token}"));`,
      ),
    ),
  ];
  const { ir, diagnostics } = build(collection(items));
  const text = JSON.stringify(ir);
  expect(text).not.toContain("hunter2");
  expect(text).not.toContain(token);
  expect(ir.scripts?.[0]?.facts[0]).toMatchObject({
    kind: "set",
    value: { kind: "variable", scope: "environment", name: { value: "password" } },
  });
  expect(diagnostics.map(({ code }) => code)).toContain("PC2001");
});

test("a script that many requests have is read once, and a credential in it is withheld for all", () => {
  const text = set("apiKey", "aB3dE5gH7jK9mN1x");
  const { ir } = build(
    collection([withScripts(request("A"), script(text)), withScripts(request("B"), script(text))]),
  );
  const [first, second] = ir.scripts ?? [];
  expect(first?.facts).toBe(second?.facts);
  expect(JSON.stringify(first?.facts)).not.toContain("aB3dE5gH7jK9mN1x");
});

test("each assertion and capture that is not understood is named, with its line and why", () => {
  const text =
    "\nif (mystery()) {\n  pm.environment.set('a', Symbol());\n  pm.expect(1).to.equal(Symbol());\n}\nSymbol();";
  const { diagnostics } = build(
    collection([withScripts(request("A"), script(text, "test", "$.item[0].event[0].script"))]),
  );
  const found = diagnostics.filter(({ code }) => code === "PC2020");
  expect(found).toMatchObject([
    {
      severity: "warning",
      message: expect.stringContaining("capture in line 3") as string,
      place: { path: "$.item[0].event[0].script" },
    },
    { message: expect.stringContaining("assertion in line 4") as string, subject: '"A"' },
  ]);
});

test("a script with a syntax error is named as a whole", () => {
  const { diagnostics } = build(collection([withScripts(request("A"), script("ok();\n)("))]));
  expect(diagnostics.filter(({ code }) => code === "PC2020").map(({ message }) => message)).toEqual([
    "code in line 2 of the test script is not understood: script with a syntax error",
  ]);
});
