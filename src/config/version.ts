import { readFileSync } from "node:fs";

import { PACKAGE } from "../package.js";

const manifest = JSON.parse(readFileSync(new URL("package.json", PACKAGE), "utf8")) as {
  version: string;
};

/** Of this package, as in its package.json. */
export const VERSION = manifest.version;
