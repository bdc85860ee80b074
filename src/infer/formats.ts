/** The formats that a string may be recognised by: those a reader of the type wants to know about. */
const FORMATS: readonly (readonly [format: string, longest: number, pattern: RegExp])[] = [
  ["date-time", 40, /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,12})?)?(?:[Zz]|[+-]\d\d:?\d\d)$/],
  ["date", 10, /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/],
  ["uuid", 36, /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ["email", 254, /^[\w.%+'-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}$/],
  ["uri", 4_096, /^https?:\/\/[^\s<>"]+$/],
];

/** How all that has a format begins, or what is in it. Most strings are seen to have none by this alone. */
const MAY_HAVE_FORMAT = /^(?:\d{4}-|[0-9a-f]{8}-|https?:)|@/i;

/** The format of one string, where it has one. */
export function formatOf(text: string): string | undefined {
  if (!MAY_HAVE_FORMAT.test(text)) return undefined;
  for (const [format, longest, pattern] of FORMATS) {
    if (text.length <= longest && pattern.test(text)) return format;
  }
  return undefined;
}
