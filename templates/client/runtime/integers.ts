/** A member by its name, 0 for every element of a list, `null` for every member of an object. */
export type IntegerStep = string | 0 | null;

/** Where integers are whose digits all count, and what they are in JavaScript. */
export type IntegerPlace = readonly [as: "bigint" | "string", ...steps: IntegerStep[]];

/** Begins the strings that stand for integers beyond 2^53 in JSON that is about to be parsed, or was written. */
const MARK = "\0integer ";

/** Strings and numbers of a JSON text. A string without an end counts, so that time stays proportional to length. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** Reads JSON with integers that keep all their digits, at the places of each status. Other integers are numbers. */
export function integerParser(
  places: Readonly<Record<number, readonly IntegerPlace[]>>,
): (text: string, status: number) => unknown {
  return (text, status) => {
    const marked = text.replace(STRING_OR_NUMBER, (token) =>
      /^-?\d{16,}$/.test(token) ? JSON.stringify(MARK + token) : token,
    );
    return changeAt(JSON.parse(marked), places[status] ?? [], received);
  };
}

/** Writes JSON in which strings of digits at the given places, and every bigint, are integers. */
export function integerJson(value: unknown, places: readonly IntegerPlace[]): string | undefined {
  const text = JSON.stringify(value, (_, member: unknown) =>
    typeof member === "bigint" ? MARK + String(member) : member,
  ) as string | undefined;
  if (text === undefined) return undefined;
  const marked = JSON.stringify(changeAt(JSON.parse(text), places, sent));
  return marked.replace(/"\\u0000integer (-?\d+)"/g, "$1");
}

/** Changes what is neither a list nor an object; `as` is what it is at a place that is given. */
type Change = (value: unknown, as: IntegerPlace[0] | undefined) => unknown;

const received: Change = (value, as) => {
  const isMarked = typeof value === "string" && value.startsWith(MARK);
  const digits = isMarked ? value.slice(MARK.length) : value;
  if (!isMarked && !Number.isSafeInteger(value)) return value;
  if (as === "bigint") return BigInt(digits as string | number);
  return as === "string" ? String(digits) : Number(digits);
};

const sent: Change = (value, as) =>
  as !== undefined && typeof value === "string" && /^-?\d+$/.test(value) ? MARK + value : value;

/** The value of a JSON text with what is in it changed; in place, so that a key `__proto__` is one like any other. */
function changeAt(value: unknown, places: readonly IntegerPlace[], change: Change): unknown {
  if (typeof value !== "object" || value === null)
    return change(value, places.find((place) => place.length === 1)?.[0]);
  const members = value as Record<string, unknown>;
  for (const key of Object.keys(members)) {
    const step = Array.isArray(value) ? 0 : key;
    const inner = places.flatMap(([as, first, ...rest]): IntegerPlace[] =>
      first === step || (first === null && step !== 0) ? [[as, ...rest]] : [],
    );
    members[key] = changeAt(members[key], inner, change);
  }
  return value;
}
