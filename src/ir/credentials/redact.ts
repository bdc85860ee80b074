import { splitMembers } from "./members.js";
import { REDACTED, redactTokens } from "./shapes.js";

/** The text with everything that looks like a credential, or stands where one does, replaced. */
export function redact(text: string): string {
  const shaped = redactTokens(text);
  const pieces = splitMembers(shaped);
  if (pieces.length === 1) return shaped;
  // A number stays one, or the JSON around it would be none.
  return pieces
    .map(({ text: part, name, isNumber }) => (name === undefined ? part : isNumber ? "0" : REDACTED))
    .join("");
}
