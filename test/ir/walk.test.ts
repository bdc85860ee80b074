import { expect, test } from "vitest";

import { selectOperations } from "../../src/ir/build.js";
import type { FolderIr } from "../../src/ir/model.js";
import { everyFolder, operationsOf } from "../../src/ir/walk.js";
import { build, collection, folder, request } from "./make.js";

test("folders come as in the collection, outer ones first, each with its operations", () => {
  const { ir } = build(
    collection([
      folder("A", [request("one"), folder("B", [request("two")]), folder("C", [request("three")])]),
      folder("D", [request("four")]),
      request("five"),
    ]),
  );
  const seen = (selected: typeof ir) => {
    const operationsIn = operationsOf(selected);
    return Array.from(everyFolder(selected.root), (f) => [f.name, ...operationsIn(f).map((o) => o.name)]);
  };
  expect(seen(ir)).toEqual([
    ["Test", "five"],
    ["A", "one"],
    ["B", "two"],
    ["C", "three"],
    ["D", "four"],
  ]);
  const selected = selectOperations(ir, (path) => path.length > 1 && path.at(-1) !== "two");
  expect(seen(selected)).toEqual([["Test"], ["A", "one"], ["C", "three"], ["D", "four"]]);
});

test("folders may be nested deeper than functions can call each other", () => {
  let root: FolderIr = { index: 0, name: "0", path: [], folders: [], operations: [] };
  for (let depth = 1; depth < 50_000; depth += 1) root = { ...root, name: String(depth), folders: [root] };
  expect([...everyFolder(root)]).toHaveLength(50_000);
});
