import type { Options } from "prettier";

/** The options of Prettier that are honoured here, with its defaults. */
export interface Style {
  printWidth: number;
  tabWidth: number;
  useTabs: boolean;
  semi: boolean;
  singleQuote: boolean;
  bracketSpacing: boolean;
  trailingComma: "all" | "es5" | "none";
}

export const DEFAULT_STYLE: Style = {
  printWidth: 80,
  tabWidth: 2,
  useTabs: false,
  semi: true,
  singleQuote: false,
  bracketSpacing: true,
  trailingComma: "all",
};

/** Options that change nothing in what we emit, whatever they say. */
const WITHOUT_EFFECT = new Set([
  "arrowParens",
  "bracketSameLine",
  "embeddedLanguageFormatting",
  "experimentalOperatorPosition",
  "experimentalTernaries",
  "htmlWhitespaceSensitivity",
  "jsxSingleQuote",
  "proseWrap",
  "singleAttributePerLine",
  "vueIndentScriptAndStyle",
]);

/** Options that must be as they are by default. */
const FIXED: Readonly<Record<string, unknown>> = {
  endOfLine: "lf",
  insertPragma: false,
  objectWrap: "preserve",
  quoteProps: "as-needed",
  requirePragma: false,
};

/** The style that these options ask for; undefined where it is one that only Prettier itself knows. */
export function styleOf(options: Options): Style | undefined {
  const style: Style = { ...DEFAULT_STYLE };
  for (const [name, value] of Object.entries(options)) {
    if (Object.hasOwn(FIXED, name) ? value === FIXED[name] : WITHOUT_EFFECT.has(name)) continue;
    if (!Object.hasOwn(style, name) || typeof value !== typeof style[name as keyof Style]) return undefined;
    if (typeof value === "number" && !(Number.isInteger(value) && value > 0)) return undefined;
    Object.assign(style, { [name]: value });
  }
  return /^(?:all|es5|none)$/.test(style.trailingComma) ? style : undefined;
}
