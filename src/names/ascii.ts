import { onDemand } from "../package.js";

/** No more of a name is read, in characters. */
export const MAX_NAME = 200;

const anyAscii = onDemand<{ default: (text: string) => string }>("any-ascii");

/** Emoji and the like. They are left out, since their names in ASCII are long and say little. */
const PICTURES = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200d|\ufe0e|\ufe0f/gu;

/** A name in any script, spelled in ASCII. */
export function toAscii(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text;
  const spelled = text.replace(PICTURES, " ");
  return anyAscii().default((/[\p{L}\p{N}]/u.test(spelled) ? spelled : text).normalize("NFC"));
}
