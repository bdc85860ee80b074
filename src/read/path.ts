/** Keys and indices from the root of a document. */
export type Path = readonly (string | number)[];

/** `$.item[0]["odd key"]`. */
export function jsonPath(path: Path): string {
  const step = (key: string | number) =>
    typeof key === "number" ? `[${key}]` : /^[^.[\]"\s]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  return `$${path.map(step).join("")}`;
}

const STEP = /\.([^.[\]]+)|\[(\d+)\]|\[("[^"\\]*(?:\\.[^"\\]*)*")\]/g;

/** The reverse of `jsonPath`. */
export function pathSegments(path: string): (string | number)[] {
  return Array.from(path.matchAll(STEP), ([, key, index, quoted]) =>
    quoted === undefined ? (key ?? Number(index)) : (JSON.parse(quoted) as string),
  );
}
