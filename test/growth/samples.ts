import { fromPairs, jsonBody, many, one, rawBody, saved } from "./collection.js";
import type { Dimension } from "./growth.js";

/** What types are inferred from. */
export const SAMPLES: Readonly<Record<string, Dimension>> = {
  "examples of one request": (size) =>
    one(
      {},
      many(size, (i) => saved(`Example ${i}`, { id: i, name: `name ${i}` })),
    ),
  "examples of one shape each": (size) =>
    one(
      {},
      many(size, (i) => saved(`Example ${i}`, { [`member${i}`]: i })),
    ),
  "members of a body": (size) => one(jsonBody(fromPairs(size, (i) => [`member${i}`, i]))),
  "objects of a body": (size) => one(jsonBody(fromPairs(size, (i) => [`member${i}`, { [`inner${i}`]: i }]))),
  "elements of an array": (size) =>
    one(jsonBody({ list: many(size, (i) => ({ id: i, name: `n${i}` })) }), [
      saved(
        "ok",
        many(size, (i) => i),
      ),
    ]),
  "elements of a shape each": (size) => one(jsonBody(many(size, (i) => ({ [`member${i}`]: i })))),
  "elements with a tag each": (size) =>
    one(jsonBody(many(size, (i) => ({ type: `type-${i}`, [`member${i}`]: i })))),
  "elements of a record": (size) =>
    one({}, [
      saved(
        "ok",
        fromPairs(size, (i) => [`${i}`, { id: i, name: `n${i}` }]),
      ),
    ]),
  "variables in a body": (size) => one(jsonBody(many(size, (i) => `{{key${i}}}`))),
  "comments of a body": (size) =>
    one(rawBody(`{${many(size, (i) => `"m${i}": ${i}, // about ${i}\n`).join("")}"z": 1}`)),
};
