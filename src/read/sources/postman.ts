import type { Diagnostic } from "../../diagnostics/diagnostic.js";
import { type Source, SourceError } from "../source.js";
import { download } from "./download.js";

const API = "https://api.getpostman.com";

/** How to get at what the Postman API refuses, by status. */
const HINTS: Readonly<Record<number, string>> = {
  401: "POSTMAN_API_KEY is not valid: make a new key in Postman, under Settings > API keys",
  403: "the owner of POSTMAN_API_KEY may not see this collection",
  404: "there is no such collection, or the owner of POSTMAN_API_KEY does not see it; the uid is in Postman, under a collection's info",
  429: "the Postman API takes no more requests of this key for now: try again later, or export the collection to a file",
};

/** `postman:<uid>`: a collection in the Postman cloud. POSTMAN_API_URL is for tests and proxies. */
export function postmanSource(input: string, env: Readonly<Record<string, string | undefined>>): Source {
  const uid = input.slice(input.indexOf(":") + 1);
  const load = async () => {
    const key = env.POSTMAN_API_KEY;
    if (!/^[\w-]+$/.test(uid)) throw refused(input, "this is not the uid of a collection", UID_HINT);
    if (key === undefined || key === "") throw refused(input, "POSTMAN_API_KEY is not set", KEY_HINT);
    const url = `${(env.POSTMAN_API_URL ?? API).replace(/(?<!\/)\/+$/, "")}/collections/${uid}`;
    return download(url, { file: input, headers: { "x-api-key": key }, hints: HINTS });
  };
  return { file: input, explicit: true, load };
}

const UID_HINT = "give postman:<uid>, as in postman:12345-6a7b8c9d-...";

const KEY_HINT = "make a key in Postman, under Settings > API keys, and set it in the environment";

function refused(file: string, what: string, hint: string): SourceError {
  const diagnostic: Diagnostic = {
    severity: "error",
    code: "PC1010",
    message: `cannot be downloaded: ${what}`,
    place: { file },
    hint,
  };
  return new SourceError(diagnostic);
}
