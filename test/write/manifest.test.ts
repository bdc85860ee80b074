import { describe, expect, test } from "vitest";

import { type Manifest, MANIFEST_HEAD, manifestText, pathsIn, upToDateIn } from "../../src/write/manifest.js";

const MANIFEST: Manifest = {
  generator: "postman-codegen@0.1.0",
  entry: "index.ts",
  upToDate: { of: "f00d", operations: 1, files: 4, warnings: 0 },
  collection: { name: '"upToDate": {}\n  "files": {', format: "2.1", sha256: "abcd" },
  operations: [{ index: 0, path: ['"files": {', "b"], accessor: ["a", "b"] }],
  scripts: { scripts: 0, assertions: { found: 0, understood: 0 }, captures: { found: 0, understood: 0 } },
  files: { "index.ts": "1", "curl/a/b.sh": "2", "client.ts": "3" },
  formatted: { "client.ts": "4" },
};

describe("what the short way reads of a manifest is what was written", () => {
  test("of the run, in the first bytes", () => {
    expect(upToDateIn(manifestText(MANIFEST).slice(0, MANIFEST_HEAD))).toEqual(MANIFEST.upToDate);
    const older = { ...MANIFEST };
    delete older.upToDate;
    expect(upToDateIn(manifestText(older))).toBeUndefined();
  });

  test("of the files", () => {
    const paths = Object.keys(MANIFEST.files).sort();
    expect(pathsIn(manifestText(MANIFEST))).toEqual(paths);
    expect(pathsIn(manifestText({ ...MANIFEST, formatted: {} }))).toEqual(paths);
  });

  test("none where a path is not written as it is", () => {
    expect(pathsIn(manifestText({ ...MANIFEST, files: { 'a"b': "1" } }))).toEqual([]);
    expect(pathsIn(manifestText({ ...MANIFEST, files: {} }))).toEqual([]);
  });
});
