import { createRequire } from "node:module";

/**
 * Where the package lies, and what it depends on. The build makes one file of many: no other module may know places by its
 * own.
 */

/** Folder of package.json and templates/. */
export const PACKAGE = new URL("../", import.meta.url);

/** Folder of the code: src/, or dist/ once built. */
export const CODE = new URL("./", import.meta.url);

const require = createRequire(import.meta.url);

/** A dependency that most runs have no use for, or a file that the build makes, loaded where it is first asked for. */
export function onDemand<Module>(name: string): () => Module {
  let loaded: Module | undefined;
  return () => (loaded ??= require(name) as Module);
}
