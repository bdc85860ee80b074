// Part of the runtime of postman-codegen. Do not edit.
/** `Basic` credentials of `user:password`. https://www.rfc-editor.org/rfc/rfc7617 */
export function basicCredentials(pair: string): string {
  return `Basic ${base64(new TextEncoder().encode(pair))}`;
}

export function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
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
