import { readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";

import { contents, put, temporaryFolder } from "../write/folder.js";
import { cli } from "./harness.js";

interface Node {
  name?: string;
  item?: Node[];
}

const bookshop = readFileSync(
  new URL("../../collections/bookshop.postman_collection.json", import.meta.url),
  "utf8",
);

async function outputOf(source: string): Promise<Record<string, string>> {
  const cwd = temporaryFolder();
  put(cwd, { "bookshop.json": source });
  expect((await cli(["bookshop.json"], { cwd })).status).toBe(0);
  return contents(join(cwd, "generated/bookshop"));
}

test("two folders get the same bytes", async () => {
  expect(await outputOf(bookshop)).toEqual(await outputOf(bookshop));
});

test("reordering requests and folders changes no name and no file but those that list them in order", async () => {
  const reordered = JSON.parse(bookshop) as Node;
  const reverse = (node: Node) => {
    node.item?.reverse().forEach(reverse);
  };
  reverse(reordered);
  const [before, after] = [await outputOf(bookshop), await outputOf(JSON.stringify(reordered, null, 2))];
  expect(Object.keys(after)).toEqual(Object.keys(before));
  const changed = Object.keys(before).filter((path) => before[path] !== after[path]);
  expect(
    changed.filter((path) => !/^(?:manifest\.json|resources\/.*|tests\/.*\.test\.ts)$/.test(path)),
  ).toEqual([]);
  const lines = (text: string | undefined) => text?.split("\n").sort();
  for (const path of changed.filter((p) => p !== "manifest.json")) {
    expect(lines(after[path]), path).toEqual(lines(before[path]));
  }
});
