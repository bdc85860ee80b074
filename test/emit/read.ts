import { type ClientNames, clientNames } from "../../src/client-model/names.js";
import { buildIr } from "../../src/ir/build.js";
import type { CollectionIr } from "../../src/ir/model.js";
import { readCollection } from "../../src/read/collection.js";
import { findInputs } from "../../src/read/inputs.js";
import type { Collection } from "../../src/read/model.js";

export interface ReadCollection {
  /** The input, as a path from the working directory. */
  from: string;
  collection: Collection;
  ir: CollectionIr;
  names: ClientNames;
}

/** The collections of a folder, with their names and IR; what was reported is dropped. */
export async function* collectionsIn(folder: string): AsyncGenerator<ReadCollection> {
  const { sources } = await findInputs([folder], { cwd: process.cwd() });
  for (const source of sources) {
    const { collection: saved, sha256 } = await readCollection(source);
    if (saved === undefined) continue;
    const { ir, collection } = buildIr(saved, { environments: [], sha256, report: () => undefined });
    yield { from: source.file, collection, ir, names: clientNames(collection, ir) };
  }
}
