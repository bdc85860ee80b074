// Part of the runtime of postman-codegen. Do not edit.
const TEXT_TYPE = /^(text|application\/([^;]*\+)?xml\b|[^;]*(json|script|urlencoded|graphql|yaml|sql))/i;

/**
 * Reads a body by its Content-Type: JSON as its value, text as a string, anything else as a Blob, no body as
 * `undefined`. What claims to be JSON and is not comes as the text that it is.
 */
export async function readBody(response: Response): Promise<unknown> {
  const type = response.headers.get("Content-Type");
  if (type && !TEXT_TYPE.test(type)) {
    const blob = await response.blob();
    return blob.size ? blob : undefined;
  }
  const text = await response.text();
  // Text without a type may be JSON as well.
  if (/^[^;]*[/+]json\b|^\s*[[{]/i.test(type || text)) {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // It is the text that it is.
    }
  }
  return text || undefined;
}
