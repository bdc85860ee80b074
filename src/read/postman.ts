import { createRequire } from "node:module";
import type postman from "postman-collection";

/**
 * Postman's own classes, which split texts as Postman does. Loaded where there is such a text for the first time: that
 * takes as long as reading thousands of requests, and most collections have their URLs in parts.
 */
export function postmanCollection(): typeof postman {
  loaded ??= createRequire(import.meta.url)("postman-collection") as typeof postman;
  return loaded;
}

let loaded: typeof postman | undefined;
