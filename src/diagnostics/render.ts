import { styleText } from "node:util";

import type { Diagnostic, Place, Severity } from "./diagnostic.js";
import { printable } from "./printable.js";

const COLORS: Readonly<Record<Severity, "red" | "yellow" | "blue">> = {
  error: "red",
  warning: "yellow",
  info: "blue",
};

/** `api.json:3:7: error PC1002: message ($.item[0])`, and the hint on a line of its own. */
export function renderDiagnostic(diagnostic: Diagnostic, { color }: { color: boolean }): string {
  const { severity, code, message, place, hint } = diagnostic;
  const paint = (style: "red" | "yellow" | "blue" | "dim" | "bold", text: string) =>
    color ? styleText(style, text) : text;
  const where = place ? location(place) : "";
  const path =
    place?.path === undefined || place.path === "$" ? "" : paint("dim", ` (${printable(place.path)})`);
  const first = `${where === "" ? "" : `${paint("bold", where)}: `}${paint(COLORS[severity], severity)} ${code}: ${printable(message)}${path}`;
  return hint === undefined ? first : `${first}\n  ${paint("dim", "hint:")} ${printable(hint)}`;
}

function location({ file, line, column }: Place): string {
  return printable([file, line, column].filter((part) => part !== undefined).join(":"));
}
