/** How Postman writes forms: it makes an object of the fields on the way, with a list of values for each name. */

/** Those of one name together, at the place of the first; names that look like array indices first, by number. */
export function objectOrder<T>(fields: readonly T[], nameOf: (field: T) => string): T[] {
  const groups = Object.create(null) as Record<string, T[]>;
  for (const field of fields) (groups[nameOf(field)] ??= []).push(field);
  return Object.values(groups).flat();
}

/** Percent-encodes all but letters, digits and `-._~`. Halves of surrogate pairs become U+FFFD. */
export function formEncode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
