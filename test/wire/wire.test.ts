import { readFileSync } from "node:fs";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Deliberate } from "./deliberate.js";
import { DELIBERATE, POSTMAN_SENDS_NOTHING } from "./deliberate.js";
import { generateInto } from "./generate.js";
import type { JsonObject } from "./json.js";
import type { Generated } from "./lanes.js";
import { clientLane, curlLane } from "./lanes.js";
import { capturePostman } from "./postman.js";
import type { Prepared } from "./prepare.js";
import { prepare, variablesOf } from "./prepare.js";
import type { SentRequest } from "./recorder.js";
import { SUBJECTS } from "./subjects.js";
import type { Verdict } from "./verdict.js";
import { judge } from "./verdict.js";
import { makeWorkspace } from "./workspace.js";

/** Milliseconds: hundreds of scripts, each a bash with a curl, on a machine that has other things to do. */
const WHOLE_LANE = 300_000;

const LANES = [
  { lane: "curl", send: curlLane, sender: "script" },
  { lane: "client", send: clientLane, sender: "client" },
] as const;

/** Postman and the generator on the largest collection, on a slow machine. */
const SETUP_TIMEOUT_MS = 60_000;

const used = new Set<Deliberate>();

describe.each(SUBJECTS)("$name", ({ name, credentials = {} }) => {
  let prepared: Prepared;
  let postman: Map<string, SentRequest[]>;
  let generated: Generated;
  let cleanUp: (() => void) | undefined;

  beforeAll(async () => {
    const file = new URL(`../../collections/${name}.postman_collection.json`, import.meta.url);
    prepared = prepare(JSON.parse(readFileSync(file, "utf8")) as JsonObject, credentials);
    const workspace = makeWorkspace(prepared.files);
    cleanUp = workspace.remove;
    postman = await capturePostman(prepared, workspace.dir);
    const output = await generateInto(prepared, workspace.dir);
    generated = { ...output, workingDir: workspace.dir, variables: variablesOf(prepared) };
  }, SETUP_TIMEOUT_MS);
  afterAll(() => cleanUp?.());

  async function run({ lane, send, sender }: (typeof LANES)[number]): Promise<Verdict> {
    const meant = DELIBERATE.filter((entry) => entry.collection === name && entry.lanes.includes(lane));
    const verdict = judge(prepared.requests, postman, await send(generated), sender, meant);
    for (const entry of verdict.used) used.add(entry);
    return verdict;
  }

  const unsendable = POSTMAN_SENDS_NOTHING.filter((entry) => entry.collection === name);

  it("is sent by Postman", () => {
    const unsent = prepared.requests.filter(({ id }) => postman.get(id)?.length !== 1);
    expect(unsent.map((request) => request.path)).toEqual(unsendable.map((entry) => entry.request));
  });

  it.each(LANES)(
    "is sent by the $lane as Postman sends it",
    async (lane) => {
      const { compared, unexpected } = await run(lane);
      expect(unexpected.join("\n")).toBe("");
      expect(compared).toBe(prepared.requests.length - unsendable.length);
    },
    WHOLE_LANE,
  );
});

it("every deliberate difference still occurs", () => {
  expect(DELIBERATE.filter((entry) => !used.has(entry))).toEqual([]);
});
