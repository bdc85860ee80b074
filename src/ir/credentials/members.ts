/** Credentials in texts that name them: JSON, XML, GraphQL and forms. */
import { namesSecretMember, SECRET_END } from "./names.js";
import { isTellingSecret } from "./values.js";

/** A piece of a text; a credential has the `name` under which it stands. */
export interface Piece {
  text: string;
  name?: string;
}

/** How such a name ends: without one of these there is nothing to look for, which is much faster to see. */
const MEMBER_END =
  /(?:word|wd|phrase|secret|key|token|jwt|authorization|cookie|signature|credentials?)[-_. ]*["\\>=:]/i;

/**
 * `"password": "..."`, in a JSON text or, with its quotes escaped, in a string of one; `password: "..."`, as GraphQL has
 * it; `<password>...</`; `&password=...`. A text without `sign` in it has none: that is much faster to see too.
 */
const MEMBERS: readonly { sign: RegExp; pattern: RegExp }[] = [
  {
    sign: /"/,
    pattern: member(/"/, /[\w.$-]{1,64}/, /"\s{0,20}:\s{0,20}"([^"\\]*(?:\\.[^"\\]*){0,10000})"/),
  },
  { sign: /\\"/, pattern: member(/\\"/, /[\w.$-]{1,64}/, /\\"\s{0,20}:\s{0,20}\\"([^"\\]+)\\"/) },
  {
    sign: /\w\s{0,20}:\s{0,20}"/,
    pattern: member(/(?<![\w$"'\\.-])/, /[a-z_]\w{0,63}/, /\s{0,20}:\s{0,20}"([^"\\\n]{1,4096})"/),
  },
  { sign: /<\//, pattern: member(/</, /[\w:.-]{1,64}/, />([^<>]{1,4096})<\//) },
  { sign: /=/, pattern: member(/(?:^|[?&])/, /[\w.-]{1,64}/, /=([^\s&#"'`<>{}\\]{1,4096})/) },
];

/** Only members whose name ends as that of a credential does. The name is the first group and the value the second. */
function member(before: RegExp, name: RegExp, after: RegExp): RegExp {
  return new RegExp(`${before.source}(${name.source})(?<=${SECRET_END})${after.source}`, "gis");
}

/** Cuts a text at the credentials in it that are told by their names. */
export function splitMembers(text: string): Piece[] {
  if (!MEMBER_END.test(text)) return [{ text }];
  let pieces: Piece[] = [{ text }];
  for (const { sign, pattern } of MEMBERS) {
    if (!sign.test(text)) continue;
    pieces = pieces.flatMap((piece) => (piece.name === undefined ? cut(piece.text, pattern) : [piece]));
  }
  return pieces;
}

function cut(text: string, member: RegExp): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  member.lastIndex = 0;
  for (let match = member.exec(text); match !== null; match = member.exec(text)) {
    const [whole, name = "", value = ""] = match;
    if (!isSecretMember(name, value)) continue;
    const start = match.index + whole.lastIndexOf(value);
    pieces.push({ text: text.slice(end, start) }, { text: value, name });
    end = start + value.length;
  }
  return pieces.length === 0 ? [{ text }] : [...pieces, { text: text.slice(end) }];
}

function isSecretMember(name: string, value: string): boolean {
  return namesSecretMember(name) && !/\s|\{\{/.test(value) && isTellingSecret(value);
}
