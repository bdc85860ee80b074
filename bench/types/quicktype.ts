/** The types that quicktype gives the same samples. */
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import type { Answer } from "./ours.js";
import { placeKey, type SampledPlace } from "./samples.js";
import { TypeScriptTypes } from "./typescript-shape.js";

const require = createRequire(import.meta.url);

interface JsonInput {
  addSource(source: { name: string; samples: string[] }): Promise<void>;
}

interface QuicktypeCore {
  jsonInputForTargetLanguage(language: string): JsonInput;
  InputData: new () => { addInput(input: JsonInput): void };
  quicktype(options: Record<string, unknown>): Promise<{ lines: string[] }>;
}

/** Inference as it comes, and with what turns strings into something else switched off. */
export const QUICKTYPE_MODES = {
  quicktype: {},
  "quicktype, tuned": { inferDateTimes: false, inferEnums: false },
} as const;

export async function quicktype(
  places: readonly SampledPlace[],
  inference: Record<string, boolean>,
  folder: string,
): Promise<Answer> {
  const core = require("quicktype-core") as QuicktypeCore;
  const input = core.jsonInputForTargetLanguage("typescript");
  const names = new Map<string, string>();
  for (const [index, place] of places.entries()) {
    const name = `Root${String(index)}`;
    names.set(placeKey(place), name);
    // Top-level arrays get no declaration of their own in this target: all samples stand in a property.
    const samples = place.samples.map((sample) => JSON.stringify({ [propertyOf(name)]: sample }));
    await input.addSource({ name, samples });
  }
  const inputData = new core.InputData();
  inputData.addInput(input);
  const { lines } = await core.quicktype({
    inputData,
    lang: "typescript",
    rendererOptions: { "just-types": "true" },
    ...inference,
  });
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, "quicktype.ts");
  await writeFile(file, lines.join("\n"));
  const types = new TypeScriptTypes([file]);
  return (at) => {
    const name = names.get(placeKey(at));
    return name === undefined ? undefined : types.shape(file, name, propertyOf(name));
  };
}

/** One of its own for each root, so that roots have no likeness because of it. */
function propertyOf(name: string): string {
  return `contentOf${name}`;
}
