import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import { Expressions } from "./expressions.js";
import { stringText } from "./literals.js";
import type { Parser } from "./parser.js";
import { leadingComments, semicolon, trailingComma } from "./pieces.js";
import type { Style } from "./style.js";
import { UnknownSyntax } from "./tokens.js";
import { annotationDoc, assignedUnion, parseInterfaceBody, parseType } from "./types.js";

const { group, hardline, indent, indentIfBreak, join, line, lineSuffixBoundary, softline } = builders;

/** Statements up to the end of the text. */
export function parseText(parser: Parser, style: Style): Doc {
  const statements = parseStatements(parser, style, () => parser.next.kind === "end");
  if (statements.length === 0) throw new UnknownSyntax();
  return statements;
}

/** `{ ... }` whose opening brace was read. */
function parseBlock(parser: Parser, style: Style): Doc {
  const statements = parseStatements(parser, style, () => parser.is("}"));
  parser.expect("}");
  return statements.length === 0 ? "{}" : ["{", indent([hardline, ...statements]), hardline, "}"];
}

/** At most one blank line stays between statements. */
function parseStatements(parser: Parser, style: Style, isEnd: () => boolean): Doc[] {
  const statements: Doc[] = [];
  while (!isEnd()) {
    const { breaks } = parser.next;
    const separator = statements.length === 0 ? "" : [hardline, breaks > 1 ? hardline : ""];
    const comments = parser.comments();
    statements.push([separator, ...leadingComments(comments, parser.next), parseStatement(parser, style)]);
  }
  return statements;
}

function parseStatement(parser: Parser, style: Style): Doc {
  if (parser.is("import")) return parseImport(parser, style);
  if (parser.is("return")) return parseReturn(parser, style);
  if (parser.is("const")) return parseConst(parser, style);
  if (parser.is("function")) return parseFunction(parser, style);
  if (parser.is("export")) return parseExport(parser, style);
  // Without semicolons, what begins with a bracket needs one before it.
  if (parser.next.kind !== "word") throw new UnknownSyntax();
  const statement = expressions(parser, style).parse();
  if (statement.kind !== "call") throw new UnknownSyntax();
  return [statement.doc, parseEnd(parser, style)];
}

function parseEnd(parser: Parser, style: Style): Doc {
  parser.expect(";");
  return semicolon(style);
}

function expressions(parser: Parser, style: Style): Expressions {
  return new Expressions(parser, style, parseBlock);
}

function parseImport(parser: Parser, style: Style): Doc {
  parser.expect("import");
  const type = parser.is("type") && parser.skip("type") ? "type " : "";
  const names = parser.is("*") ? parseNamespace(parser) : parseSpecifiers(parser, style);
  return ["import ", type, names, parseFrom(parser, style)];
}

function parseExport(parser: Parser, style: Style): Doc {
  parser.expect("export");
  if (parser.is("function")) return ["export ", parseFunction(parser, style)];
  if (parser.is("const")) return ["export ", parseConst(parser, style)];
  if (parser.is("interface")) return ["export ", parseInterface(parser, style)];
  const isType = parser.skip("type");
  if (isType && parser.next.kind === "word") return ["export ", parseAlias(parser, style)];
  const type = isType ? "type " : "";
  if (parser.is("*")) return ["export ", type, parseNamespace(parser), parseFrom(parser, style)];
  const names = parseSpecifiers(parser, style);
  if (parser.is(";")) return ["export ", type, names, parseEnd(parser, style)];
  return ["export ", type, names, parseFrom(parser, style)];
}

function parseNamespace(parser: Parser): Doc {
  parser.expect("*");
  return parser.skip("as") ? ["* as ", parser.word()] : "*";
}

function parseFrom(parser: Parser, style: Style): Doc {
  parser.expect("from");
  if (parser.next.kind !== "string") throw new UnknownSyntax();
  const from = stringText(parser.take().text, style.singleQuote);
  return [" from ", from, parseEnd(parser, style)];
}

/** One name alone is never broken into lines. */
function parseSpecifiers(parser: Parser, style: Style): Doc {
  parser.expect("{");
  const names: string[] = [];
  while (!parser.skip("}")) {
    let name = parser.word();
    if (name === "type" && parser.next.kind === "word" && !parser.is("as")) name += ` ${parser.word()}`;
    if (parser.skip("as")) name += ` as ${parser.word()}`;
    names.push(name);
    if (!parser.skip(",") && !parser.is("}")) throw new UnknownSyntax();
  }
  if (names.length === 0) return "{}";
  const edge = style.bracketSpacing ? line : softline;
  if (names.length === 1) return style.bracketSpacing ? `{ ${names[0] ?? ""} }` : `{${names[0] ?? ""}}`;
  return group(["{", indent([edge, join([",", line], names)]), trailingComma(style, "members"), edge, "}"]);
}

function parseInterface(parser: Parser, style: Style): Doc {
  parser.expect("interface");
  const name = parser.word();
  const base = parser.skip("extends") ? ` extends ${parser.word()}` : "";
  return ["interface ", name, base, " ", parseInterfaceBody(parser, style)];
}

/** `type` was read. */
function parseAlias(parser: Parser, style: Style): Doc {
  const left = `type ${parser.word()}`;
  parser.expect("=");
  const type = parseType(parser, style);
  const end = parseEnd(parser, style);
  const union = assignedUnion(type);
  if (union !== undefined) return [group([group(left), " =", group(indent([line, union]))]), end];
  const groupId = Symbol("assignment");
  const right = [
    group(indent(line), { id: groupId }),
    lineSuffixBoundary,
    indentIfBreak(annotationDoc(type), { groupId }),
  ];
  return [group([group(left), " =", ...right]), end];
}

function parseConst(parser: Parser, style: Style): Doc {
  parser.expect("const");
  const name = parser.word();
  const left = parser.skip(":") ? [name, ": ", annotationDoc(parseType(parser, style))] : name;
  parser.expect("=");
  const reader = expressions(parser, style);
  const value = reader.parse();
  if (value.kind === "function") throw new UnknownSyntax();
  const end = parseEnd(parser, style);
  return group(["const ", reader.assignment(left, " =", value, false), end]);
}

function parseFunction(parser: Parser, style: Style): Doc {
  parser.expect("function");
  const name = parser.word();
  parser.expect("(");
  const parameters: Doc[] = [];
  while (!parser.skip(")")) {
    parameters.push(parseParameter(parser, style));
    if (!parser.skip(",") && !parser.is(")")) throw new UnknownSyntax();
  }
  parser.expect(":");
  const result = parseType(parser, style);
  if (parameters.length < 2 && result.kind === "object") throw new UnknownSyntax();
  parser.expect("{");
  const list =
    parameters.length === 0
      ? "()"
      : [
          "(",
          indent([softline, join([",", line], parameters)]),
          trailingComma(style, "arguments"),
          softline,
          ")",
        ];
  const head = group([list, ": ", annotationDoc(result)]);
  return ["function ", name, head, " ", parseBlock(parser, style)];
}

function parseParameter(parser: Parser, style: Style): Doc {
  const name = parser.word();
  const optional = parser.skip("?") ? "?" : "";
  parser.expect(":");
  const type = parseType(parser, style);
  if (type.kind === "object") throw new UnknownSyntax();
  const initial = parser.skip("=") ? [" = ", expressions(parser, style).parse().doc] : "";
  return [name, optional, ": ", annotationDoc(type), initial];
}

function parseReturn(parser: Parser, style: Style): Doc {
  parser.expect("return");
  const value = expressions(parser, style).parse();
  return ["return ", value.doc, parseEnd(parser, style)];
}
