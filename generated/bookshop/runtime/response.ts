// Part of the runtime of postman-codegen. Do not edit.
const JSON_TYPE = /[/+]json$/;

const TEXT_TYPE = /^$|^text\/|^application\/(?:.*\+)?xml$|javascript|ndjson|urlencoded|graphql|yaml|sql/;

/**
 * Reads a body by its Content-Type: JSON as its value, text as a string, anything else as a Blob, no body as
 * `undefined`. What claims to be JSON and is not comes as the text that it is.
 */
export async function readBody(response: Response): Promise<unknown> {
  const [type = ""] = (response.headers.get("content-type") ?? "").toLowerCase().split(/[\s;]/, 1);
  const isJson = JSON_TYPE.test(type);
  if (!isJson && !TEXT_TYPE.test(type)) {
    const blob = await response.blob();
    return blob.size > 0 ? blob : undefined;
  }
  const text = await response.text();
  if (text === "") return undefined;
  if (!isJson && !(type === "" && /^\s*[[{]/.test(text))) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
