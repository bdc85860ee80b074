import type { Doc } from "prettier";
import { builders } from "prettier/doc";
import { numberText, stringText } from "./literals.js";
import type { Parser } from "./parser.js";
import { leadingComments, semicolon } from "./pieces.js";
import type { Style } from "./style.js";
import { UnknownSyntax } from "./tokens.js";

const { align, group, hardline, ifBreak, indent, join, line, softline } = builders;

/** A type as far as layout depends on what it is. */
export type Type = { kind: "union"; members: readonly SimpleType[] } | SimpleType;

interface SimpleType {
  kind: "null" | "keyword" | "name" | "generic" | "object" | "other";
  doc: Doc;
}

const KEYWORDS = new Set(
  "any bigint boolean never null number object string symbol undefined unknown void".split(" "),
);

export function parseType(parser: Parser, style: Style): Type {
  parser.skip("|");
  const members = [parsePostfix(parser, style)];
  while (parser.skip("|")) members.push(parsePostfix(parser, style));
  return members.length === 1 ? (members[0] as SimpleType) : { kind: "union", members };
}

/** After `: `. */
export function annotationDoc(type: Type): Doc {
  if (type.kind !== "union") return type.doc;
  return isHugged(type) ? hugged(type.members) : group(indent([softline, membersDoc(type.members)]));
}

/** A union after `type X =`, which begins on a line of its own where it is broken. */
export function assignedUnion(type: Type): Doc | undefined {
  return type.kind === "union" && !isHugged(type) ? membersDoc(type.members) : undefined;
}

/** `{ ... } | null` and `Name | null` stay together. */
function isHugged({ members }: { members: readonly SimpleType[] }): boolean {
  const object = members.find(({ kind }) => kind === "object" || kind === "name" || kind === "generic");
  return object !== undefined && members.every((member) => member === object || member.kind === "null");
}

function hugged(members: readonly SimpleType[]): Doc {
  return join(
    " | ",
    members.map(({ doc }) => doc),
  );
}

function membersDoc(members: readonly SimpleType[]): Doc {
  return group(members.map(({ doc }, i) => [i === 0 ? ifBreak("| ") : [line, "| "], align(2, doc)]));
}

function parsePostfix(parser: Parser, style: Style): SimpleType {
  if (parser.skip("readonly")) return { kind: "other", doc: ["readonly ", parsePostfix(parser, style).doc] };
  let type = parsePrimary(parser, style);
  while (parser.is("[")) {
    parser.expect("[");
    parser.expect("]");
    type = { kind: "other", doc: [type.doc, "[]"] };
  }
  return type;
}

function parsePrimary(parser: Parser, style: Style): SimpleType {
  const { kind } = parser.next;
  if (kind === "string") return { kind: "other", doc: stringText(parser.take().text, style.singleQuote) };
  if (kind === "number") return { kind: "other", doc: numberText(parser.take().text) };
  if (parser.skip("-")) return { kind: "other", doc: ["-", numberText(parser.take().text)] };
  if (parser.is("{")) return { kind: "object", doc: parseObjectType(parser, style) };
  if (parser.skip("(")) return parseElement(parser, style);
  if (parser.skip("typeof")) return { kind: "other", doc: ["typeof ", parser.word()] };
  return parseReference(parser, style);
}

/** What an array is of; parentheses that are not needed go. */
function parseElement(parser: Parser, style: Style): SimpleType {
  const type = parseType(parser, style);
  parser.expect(")");
  if (!parser.is("[") || type.kind === "other") throw new UnknownSyntax();
  if (type.kind !== "union") return type;
  const doc = isHugged(type)
    ? hugged(type.members)
    : group([indent([softline, membersDoc(type.members)]), softline]);
  return { kind: "other", doc: ["(", doc, ")"] };
}

function parseReference(parser: Parser, style: Style): SimpleType {
  let name = parser.word();
  if (name === "null" || name === "void") return { kind: "null", doc: name };
  if (KEYWORDS.has(name)) return { kind: "keyword", doc: name };
  if (/^(?:asserts|infer|keyof|new|unique|abstract|import|true|false|this)$/.test(name))
    throw new UnknownSyntax();
  while (parser.skip(".")) name += `.${parser.word()}`;
  if (!parser.skip("<")) return { kind: "name", doc: name };
  const args = [parseType(parser, style)];
  while (parser.skip(",")) args.push(parseType(parser, style));
  parser.expect(">");
  return { kind: "generic", doc: [name, argumentsDoc(args)] };
}

function argumentsDoc(args: readonly Type[]): Doc {
  const [only] = args;
  const docs = args.map((arg) =>
    arg.kind === "union" && !isHugged(arg) ? membersDoc(arg.members) : annotationDoc(arg),
  );
  if (args.length === 1 && only !== undefined && staysTogether(only)) return ["<", ...docs, ">"];
  return group(["<", indent([softline, join([",", line], docs)]), softline, ">"]);
}

function staysTogether(type: Type): boolean {
  if (type.kind === "union") return isHugged(type);
  return type.kind !== "generic" && type.kind !== "other";
}

function parseObjectType(parser: Parser, style: Style): Doc {
  parser.expect("{");
  const isBroken = parser.next.breaks > 0;
  const members = parseMembers(parser, style);
  if (members.length === 0) return "{}";
  const edge = style.bracketSpacing ? line : softline;
  const end = style.semi ? ";" : ifBreak("", ";");
  const separated = members.map(({ doc, blankBefore }, i) =>
    i === 0 ? doc : [end, line, blankBefore ? hardline : "", doc],
  );
  return group(["{", indent([edge, ...separated]), ifBreak(semicolon(style)), edge, "}"], {
    shouldBreak: isBroken,
  });
}

/** `{ ... }` of an interface: one member a line. */
export function parseInterfaceBody(parser: Parser, style: Style): Doc {
  parser.expect("{");
  const members = parseMembers(parser, style);
  if (members.length === 0) return "{}";
  const lines = members.map(({ doc, blankBefore }, i) => [
    i > 0 ? hardline : "",
    i > 0 && blankBefore ? hardline : "",
    doc,
    semicolon(style),
  ]);
  return ["{", indent([hardline, ...lines]), hardline, "}"];
}

interface Member {
  doc: Doc;
  blankBefore: boolean;
}

function parseMembers(parser: Parser, style: Style): Member[] {
  const members: Member[] = [];
  while (!parser.skip("}")) {
    const { breaks } = parser.next;
    const comments = parser.comments();
    const docs = leadingComments(comments, parser.next);
    members.push({ doc: [...docs, parseMember(parser, style)], blankBefore: breaks > 1 });
    if (!parser.skip(";") && !parser.is("}")) throw new UnknownSyntax();
  }
  return members;
}

function parseMember(parser: Parser, style: Style): Doc {
  if (parser.is("[")) return parseIndexSignature(parser, style);
  const isReadonly =
    parser.is("readonly") && !/^[?:]$/.test(parser.afterNext.text) && parser.skip("readonly");
  const key = parseKey(parser, style);
  const optional = parser.skip("?") ? "?" : "";
  parser.expect(":");
  return group([isReadonly ? "readonly " : "", key, optional, ": ", annotationDoc(parseType(parser, style))]);
}

function parseIndexSignature(parser: Parser, style: Style): Doc {
  parser.expect("[");
  const name = parser.word();
  parser.expect(":");
  const parameter = [name, ": ", annotationDoc(parseType(parser, style))];
  parser.expect("]");
  parser.expect(":");
  const value = annotationDoc(parseType(parser, style));
  return group(["[", group([indent([softline, parameter]), softline]), "]: ", value]);
}

/** A property name. Prettier takes quotes away that are not needed. */
export function parseKey(parser: Parser, style: Style): string {
  const { kind, text } = parser.next;
  if (kind === "word") return parser.word();
  if (kind === "number") return numberText(parser.take().text);
  if (kind !== "string") throw new UnknownSyntax();
  parser.take();
  if (NEEDS_NO_QUOTES.test(text)) return text.slice(1, -1);
  // Prettier knows identifiers of an older Unicode; where it draws the line is left to it.
  if (/^.[\p{ID_Start}$_][\p{ID_Continue}$]*.$/u.test(text)) throw new UnknownSyntax();
  return stringText(text, style.singleQuote);
}

/** Of names that are surely identifiers: Latin, Greek, Cyrillic, Chinese, Japanese and Korean letters. */
const NEEDS_NO_QUOTES =
  /^.[A-Za-z_$À-ÖØ-öø-ɏΑ-ΡΣ-ωЀ-ЯЁа-яё\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3][\w$À-ÖØ-öø-ɏΑ-ΡΣ-ωЀ-ЯЁа-яё\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3]*.$/;
