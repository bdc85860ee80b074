/**
 * Lianja as the snippets use it, read by rules of its own: a line is a statement unless it ends with `;`, a comment runs
 * from `//` or `&&` to the end of its line, a string ends at the delimiter that belongs to its first one, whatever stands
 * in between, and `&name` is a macro even within a string.
 */

/** What the template can make of a line; S is an expression of strings. Nothing else may stand there. */
const LINES: readonly RegExp[] = [
  /^$/,
  /^(?:loHttp|loReq|loResp|loJson|loJResp|loJarrResp|loItem|loSbResponseBody) = createobject\(S\)$/,
  /^loJson\.Update(?:String|Number)\(S,S\)$/,
  /^loJson\.UpdateInt\(S,-?\d+\)$/,
  /^loJson\.UpdateBool\(S,\.[TF]\.\)$/,
  /^loJson\.Update(?:Null|NewObject|NewArray)\(S\)$/,
  /^(?:loReq\.(?:HttpVerb|ContentType)|loHttp\.(?:Login|Password|AuthToken)) = S$/,
  /^loReq\.(?:AddParam|AddFileForUpload|AddHeader)\(S,S\)$/,
  /^loHttp\.BasicAuth = \.T\.$/,
  /^loHttp\.SetRequestHeader\(S,S\)$/,
  /^llSuccess = loHttp\.QuickGetSb\(S,loSbResponseBody\)$/,
  /^llSuccess = loHttp\.HttpJson\(S,S,loJson,S,loResp\)$/,
  /^llSuccess = loHttp\.HttpReq\(S,loReq,loResp\)$/,
  /^llSuccess = loHttp\.HttpFile\(S,S,S,S,loResp\)$/,
  /^llSuccess = loHttp\.HttpNoBody\(S,S,loResp\)$/,
  /^llSuccess = loHttp\.HttpStr\(S,S,S,S,S,loResp\)$/,
  /^if \((?:llSuccess = \.F\.|lnRespStatusCode >= 400)\) then$/,
  /^(?:return|endif|enddo)$/,
  /^release (?:loHttp|loReq|loResp|loJson|loJResp|loJarrResp|loItem|loSbResponseBody)$/,
  /^\? (?:S|loHttp\.(?:LastErrorText|LastHeader)|loResp\.(?:BodyStr|Header)|loJa?r?r?Resp\.Emit\(\)|loSbResponseBody\.GetAsString\(\))$/,
  /^\? S \+ str\(lnRespStatusCode\)$/,
  /^lnRespStatusCode = (?:loHttp\.LastStatus|loResp\.StatusCode)$/,
  /^(?:loResp\.GetBodySb|loJResp\.LoadSb|loJarrResp\.LoadSb)\(loSbResponseBody\)$/,
  /^loJa?r?r?Resp\.EmitCompact = \.F\.$/,
  /^ln[IJK] = 0$/,
  /^ln([IJK]) = ln\1 \+ 1$/,
  /^lnCount_[ijk] = (?:loJarrResp\.Size|(?:loJResp|loItem)\.SizeOfArray\(S\))$/,
  /^do while ln([IJK]) < lnCount_[ijk]$/,
  /^(?:loJResp|loItem)\.([IJK]) = ln\1$/,
  /^l[cnl][A-Za-z0-9_]* = (?:loJResp|loItem)\.(?:IntOf|BoolOf|StringOf)\(S\)$/,
  /^l[cnl][A-Za-z0-9_]* = loJarrResp\.(?:IntAt|BoolAt|StringAt)\(lnI\)$/,
  /^loJarrResp\.ObjectAt2\(lnI,loItem\)$/,
];

export interface Statement {
  /** With S for every expression of strings. */
  shape: string;
  /** What these expressions say, in order. */
  strings: string[];
}

/** The statements of a snippet; whatever no template makes is in `foreign`. */
export function readLianja(code: string): { statements: Statement[]; foreign: string[] } {
  const statements: Statement[] = [];
  const foreign: string[] = [];
  // More than it takes for the end of a line itself, which reads bytes.
  for (const line of code.replace(/\n$/, "").split(/\r\n|[\n\r\v\f\x85]/)) {
    const text = line.trim();
    if (text.endsWith(";")) foreign.push(`goes on: ${line}`);
    if (text.startsWith("//")) continue;
    const statement = readStatement(text);
    if (typeof statement === "string") foreign.push(`${statement}: ${line}`);
    else if (!LINES.some((known) => known.test(statement.shape))) foreign.push(`no such line: ${line}`);
    else if (statement.shape !== "") statements.push(statement);
  }
  return { statements, foreign };
}

const CLOSES: Readonly<Record<string, string>> = { '"': '"', "'": "'", "[": "]" };

function readStatement(line: string): Statement | string {
  let shape = "";
  const strings: string[] = [];
  for (let at = 0; at < line.length;) {
    const close = CLOSES[line.charAt(at)];
    const character = /^chr\((\d+)\)/.exec(line.slice(at));
    if (close === undefined && character === null) {
      if (/^(?:&&|&|;)/.test(line.slice(at))) return `a comment, a macro or a second line`;
      shape += line.charAt(at);
      at += 1;
      continue;
    }
    let piece: string;
    if (character === null) {
      const end = line.indexOf(close as string, at + 1);
      if (end === -1) return "a string without an end";
      piece = line.slice(at + 1, end);
      at = end + 1;
    } else {
      piece = String.fromCharCode(Number(character[1]));
      at += character[0].length;
      if (Number(character[1]) > 255) return "no such character";
    }
    if (character === null && /&[\p{L}_]|[\0-\x1f\x7f-\x9f]/u.test(piece))
      return "a macro or a control character in a string";
    if (shape.endsWith("S + ")) {
      shape = shape.slice(0, -3);
      strings.push(`${strings.pop() ?? ""}${piece}`);
    } else {
      shape += "S";
      strings.push(piece);
    }
  }
  return { shape, strings };
}
