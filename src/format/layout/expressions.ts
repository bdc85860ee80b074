import type { Doc } from "prettier";
import { builders, utils } from "prettier/doc";
import { numberText, stringText } from "./literals.js";
import type { Parser } from "./parser.js";
import { trailingComma } from "./pieces.js";
import type { Style } from "./style.js";
import { parseKey } from "./types.js";
import { UnknownSyntax } from "./tokens.js";

const {
  breakParent,
  conditionalGroup,
  group,
  hardline,
  indent,
  indentIfBreak,
  join,
  line,
  lineSuffixBoundary,
  softline,
} = builders;

/** An expression as far as layout depends on what it is. */
export interface Expression {
  kind: "name" | "string" | "literal" | "object" | "array" | "call" | "new" | "member" | "function";
  doc: Doc;
  /** Members of an object, elements of an array. */
  count?: number;
  /** A call that reads badly when its parentheses are broken: `json()`, `bearer(token)`. */
  poorlyBreakable?: boolean;
}

/** Reads the statements of a block whose brace is open, the closing one included. */
export type ParseBlock = (parser: Parser, style: Style) => Doc;

export class Expressions {
  private readonly parser: Parser;
  private readonly style: Style;
  private readonly parseBlock: ParseBlock;

  constructor(parser: Parser, style: Style, parseBlock: ParseBlock) {
    this.parser = parser;
    this.style = style;
    this.parseBlock = parseBlock;
  }

  parse(): Expression {
    const { parser, style } = this;
    const { kind } = parser.next;
    if (kind === "string") return { kind: "string", doc: stringText(parser.take().text, style.singleQuote) };
    if (kind === "number") return { kind: "literal", doc: numberText(parser.take().text) };
    if (parser.skip("-")) return { kind: "literal", doc: ["-", numberText(parser.take().text)] };
    if (parser.is("{")) return this.object();
    if (parser.is("[")) return this.array();
    if (parser.is("(")) return this.arrow();
    if (parser.skip("new")) return this.instance();
    return this.reference();
  }

  /** `left = right` and `key: value`. `operator` is what stands between, `shortKey` for a key that hardly takes space. */
  assignment(left: Doc, operator: string, right: Expression, shortKey: boolean): Doc {
    const stays = right.kind === "literal" || shortKey;
    if (!shortKey && (right.kind === "string" || right.poorlyBreakable)) {
      return group([group(left), operator, group(indent([line, right.doc]))]);
    }
    if (stays && !utils.canBreak(left)) return group([group(left), operator, " ", right.doc]);
    const groupId = Symbol("assignment");
    return group([
      group(left),
      operator,
      group(indent(line), { id: groupId }),
      lineSuffixBoundary,
      indentIfBreak(right.doc, { groupId }),
    ]);
  }

  private object(): Expression {
    const { parser, style } = this;
    parser.expect("{");
    const shouldBreak = parser.next.breaks > 0;
    const members: Doc[] = [];
    while (!parser.skip("}")) {
      const blank = members.length > 0 && parser.next.breaks > 1 ? hardline : "";
      members.push([blank, this.property()]);
      if (!parser.skip(",") && !parser.is("}")) throw new UnknownSyntax();
    }
    if (members.length === 0) return { kind: "object", doc: "{}", count: 0 };
    const edge = style.bracketSpacing ? line : softline;
    const contents = [
      "{",
      indent([edge, join([",", line], members)]),
      trailingComma(style, "members"),
      edge,
      "}",
    ];
    return { kind: "object", doc: group(contents, { shouldBreak }), count: members.length };
  }

  private property(): Doc {
    const { parser, style } = this;
    const key = parser.is("[") ? this.computedKey() : parseKey(parser, style);
    parser.expect(":");
    const isShort = key.length < style.tabWidth + 3;
    return this.assignment(key, ":", this.parse(), isShort);
  }

  private computedKey(): string {
    this.parser.expect("[");
    const key = stringText(this.parser.take().text, this.style.singleQuote);
    this.parser.expect("]");
    return `[${key}]`;
  }

  private array(): Expression {
    const { parser, style } = this;
    parser.expect("[");
    const elements: Expression[] = [];
    while (!parser.skip("]")) {
      if (elements.length > 0 && parser.next.breaks > 1) throw new UnknownSyntax();
      elements.push(this.parse());
      if (!parser.skip(",") && !parser.is("]")) throw new UnknownSyntax();
    }
    if (elements.length === 0) return { kind: "array", doc: "[]", count: 0 };
    if (elements.every(({ kind }) => kind === "literal")) throw new UnknownSyntax();
    const docs = elements.map(({ doc }) => group(doc));
    const contents = [
      "[",
      indent([softline, join([",", line], docs), trailingComma(style, "members")]),
      softline,
      "]",
    ];
    return {
      kind: "array",
      doc: group(contents, { shouldBreak: isMatrix(elements) }),
      count: elements.length,
    };
  }

  private arrow(): Expression {
    const { parser, style } = this;
    parser.expect("(");
    parser.expect(")");
    parser.expect("=>");
    parser.expect("{");
    return { kind: "function", doc: ["() => ", this.parseBlock(parser, style)] };
  }

  private instance(): Expression {
    const name = this.parser.word();
    if (!this.parser.is("(")) throw new UnknownSyntax();
    return { kind: "new", doc: ["new ", name, argumentsDoc(this.arguments(), this.style)] };
  }

  private reference(): Expression {
    const { parser } = this;
    const name = parser.word();
    if (/^(?:await|async|class|delete|function|typeof|void|yield)$/.test(name)) throw new UnknownSyntax();
    if (name === "import") return this.importMeta();
    const path = [name];
    while (parser.skip(".")) path.push(parser.word());
    if (path.length > 2) throw new UnknownSyntax();
    const dotted = path.join(".") + this.typeArgument();
    if (!parser.is("(")) return { kind: kindOf(path), doc: dotted };
    const args = this.arguments();
    if (parser.is(".") || parser.is("(")) throw new UnknownSyntax();
    if (isTestCall(dotted, args))
      return {
        kind: "call",
        doc: [
          dotted,
          "(",
          join(
            ", ",
            args.map(({ doc }) => doc),
          ),
          ")",
        ],
      };
    const doc = [dotted, argumentsDoc(args, this.style)];
    const poorlyBreakable =
      path.length === 1 && (args.length === 0 || (args.length === 1 && this.isShort(args[0])));
    return { kind: "call", doc: path.length === 1 ? doc : group(doc), poorlyBreakable };
  }

  /** `<Name>` in front of the arguments of a call, which no line break comes into. */
  private typeArgument(): string {
    const { parser } = this;
    if (!parser.skip("<")) return "";
    const name = parser.word();
    parser.expect(">");
    if (!parser.is("(")) throw new UnknownSyntax();
    return `<${name}>`;
  }

  private importMeta(): Expression {
    for (const word of [".", "meta", ".", "url"]) this.parser.expect(word);
    return { kind: "member", doc: ["import.meta", group(indent([softline, ".url"]))] };
  }

  private arguments(): Expression[] {
    const { parser } = this;
    parser.expect("(");
    const args: Expression[] = [];
    while (!parser.skip(")")) {
      if (args.length > 0 && parser.next.breaks > 1) throw new UnknownSyntax();
      args.push(this.parse());
      if (!parser.skip(",") && !parser.is(")")) throw new UnknownSyntax();
    }
    return args;
  }

  /** An argument for which nobody would break a line. */
  private isShort(argument: Expression | undefined): boolean {
    if (argument === undefined) return false;
    const { kind, doc, count } = argument;
    if (kind === "literal") return true;
    if (kind === "object") return count === 0;
    return (kind === "name" || kind === "string") && String(doc).length <= this.style.printWidth / 4;
  }
}

/** Like numbers these never begin a line after their key; `null` may. */
const CONSTANTS = new Set(["false", "true"]);

function kindOf(path: readonly string[]): Expression["kind"] {
  if (path.length > 1) return "member";
  return CONSTANTS.has(path[0] as string) ? "literal" : "name";
}

/** Lists of lists or of objects, all with several members, are laid out as a table. */
function isMatrix(elements: readonly Expression[]): boolean {
  const [first] = elements;
  return (
    elements.length > 1 &&
    elements.every(
      ({ kind, count = 0 }) => (kind === "array" || kind === "object") && kind === first?.kind && count > 1,
    )
  );
}

function isTestCall(callee: string, args: readonly Expression[]): boolean {
  return (
    /^(?:skip|[fx]?(?:it|describe|test))$/.test(callee) &&
    args.length === 2 &&
    args[0]?.kind === "string" &&
    args[1]?.kind === "function"
  );
}

function argumentsDoc(args: readonly Expression[], style: Style): Doc {
  if (args.length === 0) return "()";
  if (args.some(({ kind }) => kind === "function")) throw new UnknownSyntax();
  const docs = args.map(({ doc }) => doc);
  const comma = trailingComma(style, "arguments");
  const before = docs.slice(0, -1).flatMap((doc) => [doc, ",", line]);
  const last = docs.at(-1) as Doc;
  const broken = group(
    ["(", indent([line, ...before, last, style.trailingComma === "all" ? "," : ""]), line, ")"],
    {
      shouldBreak: true,
    },
  );
  if (!holdsLast(args)) {
    const shouldBreak = docs.some((doc) => utils.willBreak(doc));
    return group(["(", indent([softline, ...before, last]), comma, softline, ")"], { shouldBreak });
  }
  if (before.some((doc) => utils.willBreak(doc))) return broken;
  return [
    utils.willBreak(last) ? breakParent : "",
    conditionalGroup([
      ["(", ...before, last, ")"],
      ["(", ...before, group(last, { shouldBreak: true }), ")"],
      broken,
    ]),
  ];
}

/** Whether the brackets of the last argument go right beside the parentheses. */
function holdsLast(args: readonly Expression[]): boolean {
  const last = args.at(-1);
  const isList = (last?.kind === "object" || last?.kind === "array") && (last.count ?? 0) > 0;
  return isList && args.at(-2)?.kind !== last.kind;
}
