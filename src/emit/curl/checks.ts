import type { NameAndValue } from "../../auth/kind.js";
import { literal, type Piece, word } from "./shell.js";
import type { ShellVariables } from "./variables.js";

/** Arguments of curl in which a value could have another meaning. */
export interface Checked {
  url: readonly Piece[];
  headers: readonly NameAndValue[];
}

/**
 * Lines of shell source that check values when a script runs, and stop it before anything is sent. The values of the
 * collection were checked when the script was generated, but the environment may hold others. curl reads a file if one
 * begins with `@`, and a line break would begin another header.
 */
export function checkLines({ url, headers }: Checked, variables: ShellVariables): string[] {
  const names = headers.map(({ key }) => variables.pieces(key));
  const values = headers.flatMap(({ key, value }) => [
    ...variables.valuesIn(key),
    ...variables.valuesIn(value),
  ]);
  return [
    ...cannotBeFile([url], "the URL begins with @"),
    ...cannotBeFile(names, "the name of a header begins with @"),
    ...hasOneLine(values, "a value for a header has a line break"),
  ];
}

function check(condition: string, reason: string): string {
  return `[[ ${condition} ]] || { echo ${literal(`Nothing was sent: ${reason}.`)} >&2; exit 1; }`;
}

function cannotBeFile(words: readonly (readonly Piece[])[], reason: string): string[] {
  const starts = words
    .map(unknownStart)
    .filter((start) => start.length > 0)
    .map(word);
  return [...new Set(starts)].map((start) => check(`${start} != @*`, reason));
}

function hasOneLine(values: readonly Piece[], reason: string): string[] {
  const distinct = new Map(values.map((value) => [word([value]), value]));
  if (distinct.size === 0) return [];
  return [check(`${word([...distinct.values()])} != *[$'\\r\\n']*`, reason)];
}

/** The expansions that may give the first character of a word when the script runs. */
function unknownStart(pieces: readonly Piece[]): Piece[] {
  const present = pieces.filter((piece) => "expansion" in piece || piece.text !== "");
  const end = present.findIndex((piece) => "text" in piece);
  const expansions = end < 0 ? present : present.slice(0, end);
  if (expansions.length === 0) return [];
  const next = present[end];
  return next && "text" in next && next.text.startsWith("@") ? [...expansions, { text: "@" }] : expansions;
}
