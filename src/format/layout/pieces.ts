import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import type { Style } from "./style.js";
import { UnknownSyntax, type Token } from "./tokens.js";

const { hardline, ifBreak, join } = builders;

/** The comma after the last of a list that is broken into lines. */
export function trailingComma(style: Style, of: "arguments" | "members"): Doc {
  return style.trailingComma === "all" || (style.trailingComma === "es5" && of === "members")
    ? ifBreak(",")
    : "";
}

/** Behind a statement, or a member of a type on a line of its own. */
export function semicolon(style: Style): string {
  return style.semi ? ";" : "";
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
