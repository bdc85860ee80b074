import type jsoncParser from "jsonc-parser";

import { onDemand } from "../package.js";

/** The parser that knows where things are and goes on after faults. Most files need neither. */
export const jsonc = onDemand<typeof jsoncParser>("jsonc-parser");
