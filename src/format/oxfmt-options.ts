import type { FormatConfig } from "oxfmt";
import type { Options } from "prettier";

/** Options of Prettier that oxfmt has under the same name and with the same meaning. */
const SHARED = new Set([
  "arrowParens",
  "bracketSameLine",
  "bracketSpacing",
  "endOfLine",
  "jsxSingleQuote",
  "objectWrap",
  "printWidth",
  "quoteProps",
  "semi",
  "singleAttributePerLine",
  "singleQuote",
  "tabWidth",
  "trailingComma",
  "useTabs",
]);

/** Options that do not change the code we generate, whatever their value. */
const WITHOUT_EFFECT = new Set([
  "embeddedLanguageFormatting",
  "experimentalOperatorPosition",
  "experimentalTernaries",
  "htmlWhitespaceSensitivity",
  "proseWrap",
  "vueIndentScriptAndStyle",
]);

/** Options that oxfmt lacks, with the value that asks for nothing. */
const OFF: Readonly<Record<string, unknown>> = {
  checkIgnorePragma: false,
  insertPragma: false,
  requirePragma: false,
};

/** Defaults of Prettier that oxfmt does not share. */
const PRETTIER_DEFAULTS: FormatConfig = { printWidth: 80 };

/**
 * Returns the oxfmt options that give the text Prettier gives with `options`, or undefined if oxfmt lacks one of them
 * (plugins, parsers, pragmas). Values are not checked: oxfmt refuses those it does not know.
 */
export function oxfmtOptions(options: Options): FormatConfig | undefined {
  const shared: Record<string, unknown> = { ...PRETTIER_DEFAULTS };
  for (const [name, value] of Object.entries(options)) {
    if (WITHOUT_EFFECT.has(name) || (Object.hasOwn(OFF, name) && value === OFF[name])) continue;
    if (!SHARED.has(name)) return undefined;
    shared[name] = value;
  }
  return shared;
}
