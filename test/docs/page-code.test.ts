import { readFileSync } from "node:fs";
import { basename } from "node:path";

import { globSync } from "tinyglobby";
import { describe, expect, onTestFinished, test } from "vitest";

import { DELIBERATE, type Deliberate } from "../wire/deliberate.js";
import { generateInto } from "../wire/generate.js";
import type { JsonObject } from "../wire/json.js";
import { capturePostman } from "../wire/postman.js";
import { prepare, variablesOf } from "../wire/prepare.js";
import { SUBJECTS } from "../wire/subjects.js";
import { judge } from "../wire/verdict.js";
import { makeWorkspace } from "../wire/workspace.js";
import { codeOf, pageLane, pageOf } from "./page-lane.js";

/** More collections, as a glob: `PAGES_COLLECTIONS='shop/*.json' npx vitest run test/docs/page-code`. */
const MORE = process.env.PAGES_COLLECTIONS ?? "";

/** What the code of pages sends otherwise than Postman on purpose. */
const OF_PAGES = (
  [
    {
      request: ["Bodies", "raw", "JSON with a variable as a key"],
      at: "body",
      postman: '{"dot": 1, "fixed": "walnut"}',
      ours: '{"fixed":"walnut","dot":1}',
      reason: "members that the client sends by itself come first",
    },
    {
      request: ["Variables", "Dynamic", "Unknown dynamic"],
      at: "target",
      postman: "/variables/dynamic?unknown={{$noSuchThing}}",
      ours: "/variables/dynamic?unknown=%3C$noSuchThing%3E",
      reason: "the page asks for a value; Postman sends the reference as it stands",
    },
    {
      request: ["Examples", "Placeholders"],
      at: "body",
      postman: /"<integer>"/,
      ours: /"id":1,/,
      reason: "the page has values of the types that the placeholders name",
    },
  ] as const
).map((entry): Deliberate => ({
  ...entry,
  request: [...entry.request],
  collection: "kitchen-sink",
  lanes: ["client"],
}));

const collections = [
  ...SUBJECTS.map(({ name, credentials = {} }) => ({
    name,
    file: `collections/${name}.postman_collection.json`,
    credentials,
  })),
  ...(MORE === "" ? [] : globSync(MORE)).map((file) => ({ name: basename(file), file, credentials: {} })),
];

describe.each(collections)("the pages of $name", ({ name, file, credentials }) => {
  test("have code that sends what Postman sends, and no reference to a variable", async () => {
    const prepared = prepare(JSON.parse(readFileSync(file, "utf8")) as JsonObject, credentials);
    const workspace = makeWorkspace(prepared.files);
    onTestFinished(workspace.remove);
    const postman = await capturePostman(prepared, workspace.dir);
    // Without the environment: its values are what the pages ask for.
    const output = await generateInto(prepared, workspace.dir, {
      environments: [],
      targets: ["client", "curl", "docs"],
    });
    const generated = { ...output, workingDir: workspace.dir, variables: variablesOf(prepared) };

    const codes = output.operations.flatMap(({ curl }) => {
      const page = readFileSync(`${output.dir}/${pageOf(curl)}`, "utf8");
      return [codeOf(page, "typescript"), codeOf(page, "curl")];
    });
    expect(codes.filter((code) => code === "" || /\{\{[^{}]+\}\}/.test(code))).toEqual([]);

    const meant = [...OF_PAGES, ...DELIBERATE].filter(
      (entry) => entry.collection === name && entry.lanes.includes("client"),
    );
    const verdict = judge(prepared.requests, postman, await pageLane(generated), "client", meant);
    expect(verdict.unexpected.join("\n")).toBe("");
    expect(verdict.compared).toBeGreaterThan(0);
  });
});
