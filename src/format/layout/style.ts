import type { Doc, Options } from "prettier";
import { builders } from "prettier/doc";
import { UnknownSyntax, type Token } from "./tokens.js";

const { group, hardline, ifBreak, indent, join, line, softline } = builders;

/** The options of Prettier that are honoured here, with its defaults. */
export interface Style {
  printWidth: number;
  tabWidth: number;
  useTabs: boolean;
  singleQuote: boolean;
  bracketSpacing: boolean;
  trailingComma: "all" | "es5" | "none";
}

export const DEFAULT_STYLE: Style = {
  printWidth: 80,
  tabWidth: 2,
  useTabs: false,
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
  semi: true,
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

/** `{ a, b }` on one line, or one member a line. */
export function braces(
  members: Doc[],
  style: Style,
  options: { separator: Doc; last: Doc; broken?: boolean },
): Doc {
  const edge = style.bracketSpacing ? line : softline;
  const contents: Doc[] = ["{", indent([edge, join(options.separator, members), options.last]), edge, "}"];
  return group(contents, { shouldBreak: options.broken === true });
}

/** The comma after the last of a list that is broken into lines. */
export function trailingComma(style: Style, of: "arguments" | "members"): Doc {
  return style.trailingComma === "all" || (style.trailingComma === "es5" && of === "members")
    ? ifBreak(",")
    : "";
}

/** Comments on lines of their own, with what follows them on the next. */
export function leadingComments(comments: readonly Token[], following: Token): Doc[] {
  return comments.flatMap((comment, i) => {
    const next = comments[i + 1] ?? following;
    if (next.breaks === 0) throw new UnknownSyntax();
    return [commentDoc(comment.text), hardline, next.breaks > 1 ? hardline : ""];
  });
}

function commentDoc(text: string): Doc {
  const lines = text.split("\n");
  if (lines.length === 1) return text.trimEnd();
  if (!lines.slice(1).every((each) => each.trimStart().startsWith("*"))) throw new UnknownSyntax();
  const last = lines.length - 1;
  return join(
    hardline,
    lines.map((each, i) => (i === 0 ? each.trimEnd() : ` ${i < last ? each.trim() : each.trimStart()}`)),
  );
}
