/** Parts of collections for the growth tests. */

export function many<T>(size: number, make: (i: number) => T): T[] {
  // As many digits at every size: a name of one more is more work.
  return Array.from({ length: size }, (_, i) => make(1_000 + i));
}

export function fromPairs<T>(size: number, make: (i: number) => [key: string, value: T]): Record<string, T> {
  return Object.fromEntries(many(size, make));
}

/** The text of a collection of these items. */
export function collection(item: readonly object[], more: object = {}): string {
  const schema = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
  return JSON.stringify({ info: { name: "Shop", schema }, item, ...more });
}

/** A request with a name and these parts. */
export function request(name: string, parts: object = {}, response: readonly object[] = []): object {
  return { name, request: { method: "POST", url: "https://a.test/x", ...parts }, response };
}

/** The text of a collection with one request of these parts. */
export function one(parts: object, response: readonly object[] = [], more: object = {}): string {
  return collection([request("one", parts, response)], more);
}

export function url(parts: object): object {
  return { url: { protocol: "https", host: ["a", "test"], path: ["x"], ...parts } };
}

export function rawBody(raw: string, language = "json"): object {
  return { body: { mode: "raw", raw, options: { raw: { language } } } };
}

export function jsonBody(value: unknown): object {
  return rawBody(JSON.stringify(value));
}

/** A saved response. */
export function saved(name: string, value: unknown, code = 200): object {
  const header = [{ key: "Content-Type", value: "application/json" }];
  return { name, code, header, body: JSON.stringify(value) };
}

export function pair(i: number): { key: string; value: string } {
  return { key: `key${i}`, value: `value ${i}` };
}

/** A pair that has its key in common with the others. */
export function samePair(i: number): { key: string; value: string } {
  return { ...pair(i), key: "key" };
}
