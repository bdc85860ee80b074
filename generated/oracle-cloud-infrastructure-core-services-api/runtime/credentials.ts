// Part of the runtime of postman-codegen. Do not edit.
/** `Basic` credentials of `user:password`. https://www.rfc-editor.org/rfc/rfc7617 */
export function basicCredentials(pair: string): string {
  const bytes = Array.from(new TextEncoder().encode(pair), (byte) => String.fromCharCode(byte));
  return `Basic ${btoa(bytes.join(""))}`;
}

/** Takes `user:password@` out of a URL, where fetch refuses it. */
export function splitCredentials(url: string): { url: string; pair?: string } {
  const [whole, protocol = "", pair] = /^([^/]*:\/\/)([^/?#]*)@/.exec(url) ?? [];
  if (whole === undefined || pair === undefined) return { url };
  return { url: protocol + url.slice(whole.length), pair: decode(pair) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
