import { defaultOptions, OPTION_ENTRIES } from "../config/option-table.js";
import type { GenerateOptions } from "../config/options.js";

/** The options of `generate` and `inspect`. All but `inputs` have the defaults of the command line. */
export type GenerateRequest = Pick<GenerateOptions, "inputs"> & Partial<GenerateOptions>;

/** Options that are lists of strings: a string in their place would be taken for a list of its letters. */
const LISTS = [
  "inputs",
  ...OPTION_ENTRIES.flatMap(([name, { form }]) => (form === "list" || form === "names" ? [name] : [])),
  "ignoreWarnings",
] as (keyof GenerateOptions)[];

/** Throws a TypeError where a caller who does without types has got the request wrong. */
export function withDefaults(request: GenerateRequest): GenerateOptions {
  const given: Partial<Record<keyof GenerateOptions, unknown>> | null | undefined = request;
  for (const name of LISTS) {
    const list = given?.[name];
    if (list === undefined && name !== "inputs") continue;
    if (Array.isArray(list) && list.every((entry) => typeof entry === "string")) continue;
    const kind = Array.isArray(list) ? "a list of other things" : `of the type ${typeof list}`;
    throw new TypeError(
      `\`${name}\` must be a list of strings, as in generate({ inputs: ["shop.json"] }); it is ${list === undefined ? "missing" : kind}`,
    );
  }
  return { ...(defaultOptions() as GenerateOptions), cwd: process.cwd(), ...request };
}
