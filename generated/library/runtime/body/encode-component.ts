// Part of the runtime of postman-codegen. Do not edit.
/** Percent-encodes all but letters, digits, `-`, `.`, `_` and `~`. https://www.rfc-editor.org/rfc/rfc3986#section-2.3 */
export function encodeComponent(text: string): string {
  const wellFormed = text.replace(
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    "\ufffd",
  );
  return encodeURIComponent(wellFormed).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
