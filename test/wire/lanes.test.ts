import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Generated, Lane } from "./lanes.js";
import { clientLane, curlLane } from "./lanes.js";
import { capturePostman } from "./postman.js";
import { prepare } from "./prepare.js";
import { judge } from "./verdict.js";
import { makeWorkspace } from "./workspace.js";

/** A stand-in for generated output, written by hand: one request that is right, one that is tampered with. */
const script = (target: string) =>
  `curl -sS -X PUT "http://kitchen.example.test:8443${target}" -H "Content-Type: text/plain" --data-binary @note.txt\n`;
const CLIENT = `
export function createClient({ fetch }: { fetch: typeof globalThis.fetch }) {
  const put = (target: string) => ({ body }: { body: Blob }) =>
    fetch("http://kitchen.example.test:8443" + target, { method: "PUT", body, headers: { "content-type": "text/plain" } });
  return { right: put("/notes/1?a=b%20c"), wrong: put("/notes/1?a=b+c"), broken: () => { throw new Error("no region"); } };
}
`;
const item = (name: string) => ({
  name,
  request: {
    method: "PUT",
    header: [{ key: "Content-Type", value: "text/plain" }],
    url: "https://kitchen.example.test:8443/notes/1?a=b c",
    body: { mode: "file", file: { src: "note.txt" } },
  },
});
const prepared = prepare({
  info: { name: "stand-in", schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" },
  item: ["right", "wrong", "broken"].map(item),
});

const workspace = makeWorkspace(prepared.files);
const generated: Generated = {
  dir: path.join(workspace.dir, "out"),
  workingDir: workspace.dir,
  variables: {},
  operations: ["right", "wrong", "broken"].map((name, index) => ({
    index,
    path: [name],
    accessor: [name],
    curl: `${name}.sh`,
    fixture: `${name}.json`,
  })),
};
let postman: Awaited<ReturnType<typeof capturePostman>>;

beforeAll(async () => {
  mkdirSync(generated.dir);
  const write = (name: string, text: string) => writeFileSync(path.join(generated.dir, name), text);
  write("right.sh", script("/notes/1?a=b%20c"));
  write("wrong.sh", script("/notes/1?a=b+c"));
  write("broken.sh", "echo no region >&2; exit 3\n");
  write("index.ts", CLIENT);
  for (const { fixture } of generated.operations)
    write(fixture, JSON.stringify({ input: { body: { $file: "note.txt" } } }));
  postman = await capturePostman(prepared, workspace.dir);
}, 60_000);
afterAll(() => workspace.remove());

describe.each<[name: string, lane: Lane]>([
  ["curl", curlLane],
  ["client", clientLane],
])("the lane of %s", (_, lane) => {
  it("accepts the right request and reports the tampered and the failed one", async () => {
    const verdict = judge(prepared.requests, postman, await lane(generated), "script", []);
    expect(verdict).toMatchObject({ compared: 3, equal: 1 });
    expect(verdict.unexpected).toEqual([
      '#1 ["wrong"] target\n  postman "/notes/1?a=b%20c"\n  ours    "/notes/1?a=b+c"',
      expect.stringContaining("no region"),
    ]);
  });
});
