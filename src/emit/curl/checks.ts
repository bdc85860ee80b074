import { literal, word, type Piece } from "./shell.js";

/**
 * Shell source of the lines that look at values when a script runs, and stop it before anything is sent. The values of
 * the collection are looked at when the script is generated, but the environment may hold others.
 */
export function checkLines({ url }: { url: readonly Piece[] }): string[] {
  const start = urlStart(url);
  return start.length === 0
    ? []
    : [
        check(
          `${word(start)} != @*`,
          "Nothing was sent: the URL begins with @, which curl takes for a file of URLs.",
        ),
      ];
}

function check(condition: string, message: string): string {
  return `[[ ${condition} ]] || { echo ${literal(message)} >&2; exit 1; }`;
}

/** What the first character of the URL may come out of, where that is not known yet. */
function urlStart(url: readonly Piece[]): Piece[] {
  const pieces = url.filter((piece) => "expansion" in piece || piece.text !== "");
  const end = pieces.findIndex((piece) => "text" in piece);
  const next = pieces[end];
  const expansions = end < 0 ? pieces : pieces.slice(0, end);
  if (expansions.length === 0) return [];
  return next && "text" in next && next.text.startsWith("@") ? [...expansions, { text: "@" }] : expansions;
}
