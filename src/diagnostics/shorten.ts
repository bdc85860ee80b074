import type { Diagnostic } from "./diagnostic.js";

/** Characters of a message, a hint, or the path of a place. They quote the input, which may hold megabytes. */
const MAX_MESSAGE = 2_000;

/** How much of the end of a long message is kept: what is wrong often stands behind a name. */
const MAX_END = 500;

const GAP = " … ";

/** The diagnostic with long texts cut. Credentials must be gone by then: a half of one may not look like one. */
export function shortenDiagnostic(diagnostic: Diagnostic): Diagnostic {
  const { message, hint, place, subject } = diagnostic;
  return {
    ...diagnostic,
    message: shorten(message),
    ...(hint === undefined ? {} : { hint: shorten(hint) }),
    ...(subject === undefined ? {} : { subject: shorten(subject) }),
    ...(place?.path === undefined ? {} : { place: { ...place, path: shorten(place.path) } }),
  };
}

/** The text, without its middle if it is too long. */
export function shorten(text: string): string {
  if (text.length <= MAX_MESSAGE) return text;
  return text.slice(0, MAX_MESSAGE - MAX_END - GAP.length) + GAP + text.slice(-MAX_END);
}
