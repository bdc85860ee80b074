import { DEFAULT_OUT, DEFAULT_TARGETS, type GenerateOptions } from "../config/options.js";

/** What a caller of the API has to say; the rest has the defaults of the command line. */
export type GenerateRequest = Pick<GenerateOptions, "inputs"> & Partial<GenerateOptions>;

/** The lists of a request: a text in the place of one would be taken for a list of its letters. */
const LISTS = ["inputs", "environments", "targets", "languages", "only", "ignoreWarnings"] as const;

/** Throws a TypeError where a caller who does without types has got the request wrong. */
export function withDefaults(request: GenerateRequest): GenerateOptions {
  const given: Partial<Record<(typeof LISTS)[number], unknown>> | null | undefined = request;
  for (const name of LISTS) {
    const list = given?.[name];
    if (list === undefined && name !== "inputs") continue;
    if (Array.isArray(list) && list.every((entry) => typeof entry === "string")) continue;
    const kind = Array.isArray(list) ? "a list of other things" : `of the type ${typeof list}`;
    throw new TypeError(
      `\`${name}\` must be a list of strings, as in generate({ inputs: ["shop.json"] }); it is ${list === undefined ? "missing" : kind}`,
    );
  }
  return {
    out: DEFAULT_OUT,
    targets: [...DEFAULT_TARGETS],
    environments: [],
    importExtension: ".js",
    verify: false,
    mode: "write",
    cwd: process.cwd(),
    ...request,
  };
}
