import type { format, FormatConfig } from "oxfmt";
import type { Options } from "prettier";

import { oxfmtOptions } from "./oxfmt-options.js";

let loading: Promise<typeof format | undefined> | undefined;

/**
 * Formats TypeScript with oxfmt, to the text that Prettier gives with the same options. Returns undefined where Prettier has
 * to do it: oxfmt lacks an option, refuses a value or the text, or differs from Prettier, or has no binding for the platform.
 */
export async function formatWithOxfmt(text: string, options: Options): Promise<string | undefined> {
  const config = oxfmtOptions(options);
  if (config === undefined) return undefined;
  loading ??= load();
  const { code, errors } = (await (await loading)?.("file.ts", text, config)) ?? {};
  return code === undefined || errors?.length !== 0 || differs(code, config) ? undefined : code;
}

async function load(): Promise<typeof format | undefined> {
  try {
    return (await import("oxfmt")).format;
  } catch {
    return undefined;
  }
}

/** A union with one member a line, up to and with what follows its last member. */
const BROKEN_UNION = /^([ \t]+)(\| .*(?:\r?\n\1\| .*)+)/gm;

/**
 * Tells whether Prettier breaks a union of the text in another way: one that is too long for its line, but fits into the next,
 * stays whole there. Oxfmt writes one member a line.
 */
function differs(text: string, { printWidth = 80, tabWidth = 2 }: FormatConfig): boolean {
  return [...text.matchAll(BROKEN_UNION)].some(([, indent = "", members = ""]) => {
    const lines = members.split("\n").map((line) => line.trim());
    const width = indent.replaceAll("\t", " ".repeat(tabWidth)).length + lines.join(" ").length;
    return width - "| ".length <= printWidth;
  });
}
