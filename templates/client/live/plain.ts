/** Text in which nothing is a command to a CI system that reads the log, nor to a terminal. */
export function plain(text: string): string {
  return text
    .replace(/#(?=#[\w.-]*\[)/g, "# ")
    .replace(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, "$1: ")
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, "\uFFFD");
}

/** The name of a test, on one line. */
export function plainName(name: string): string {
  return plain(name.replace(/[\t-\r\x85\u2028\u2029]/g, " "));
}

/** A copy of the value with each text changed by `change`, names of members included. */
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof RegExp || value instanceof Date) return value;
  const members = Object.entries(value).map(([key, member]) => [change(key), mapTexts(member, change)]);
  return Object.fromEntries(members) as unknown;
}
