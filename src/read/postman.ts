import type postman from "postman-collection";

import { onDemand } from "../package.js";

/**
 * Postman's own classes, which split texts as Postman does. Loaded where there is such a text for the first time: that
 * takes as long as reading thousands of requests, and most collections have their URLs in parts.
 */
export const postmanCollection = onDemand<typeof postman>("postman-collection");
