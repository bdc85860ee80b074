import { resolve } from "node:path";

import type { GenerateOptions } from "../config/options.js";
import { moveOwnTypes } from "../overrides/own-types.js";
import { OverrideRules } from "../overrides/rules.js";
import { createReporter, type Reporter } from "./reporter.js";
import { type GenerateRequest, withDefaults } from "./request.js";

/** The options of one run and its diagnostics, for all inputs. */
export interface Run {
  options: GenerateOptions;
  overrides: OverrideRules;
  reporter: Reporter;
  /** The folder of the output, absolute. */
  outDir: string;
}

/** Throws a TypeError for a request that makes no sense. */
export function startRun(request: GenerateRequest): Run {
  const options = withDefaults(request);
  const { cwd, out, overrides = {}, report, ignoreWarnings } = options;
  return {
    options,
    overrides: new OverrideRules(moveOwnTypes(overrides, (path) => resolve(cwd, path))),
    reporter: createReporter(report, ignoreWarnings),
    outDir: resolve(cwd, out),
  };
}
