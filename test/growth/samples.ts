import { fromPairs, jsonBody, many, one, rawBody, saved } from "./collection.js";
import type { Dimension } from "./growth.js";

/** Keys that are all one identifier. */
const alike = (i: number) => i.toString(2).padStart(11, "0").replaceAll("0", "a-").replaceAll("1", "a_");

/** Members of objects and kinds of elements. */
export const SHAPES: Readonly<Record<string, Dimension>> = {
  "members of a body": (size) => one(jsonBody(fromPairs(size, (i) => [`member${i}`, i]))),
  "objects of a body": (size) => one(jsonBody(fromPairs(size, (i) => [`member${i}`, { [`inner${i}`]: i }]))),
  "objects of one type name": (size) => {
    const large = (i: number) =>
      Object.fromEntries(["a", "b", "c", "d", "e", "f"].map((key) => [key + i, i]));
    return one(jsonBody({ ...fromPairs(size, (i) => [alike(i), large(i)]), z: 1 }));
  },
  "comments of a body": (size) =>
    one(rawBody(`{${many(size, (i) => `"m${i}": ${i}, // about ${i}\n`).join("")}"z": 1}`)),
  "elements of a shape each": (size) => one(jsonBody(many(size, (i) => ({ [`member${i}`]: i })))),
  "examples of one shape each": (size) => {
    const examples = many(size, (i) => saved(`Example ${i}`, { [`member${i}`]: i }));
    return one({}, examples);
  },
};

/** Values of few shapes. */
export const VALUES: Readonly<Record<string, Dimension>> = {
  "examples of one request": (size) => {
    const examples = many(size, (i) => saved(`Example ${i}`, { id: i, name: `name ${i}` }));
    return one({}, examples);
  },
  "elements of an array": (size) => {
    const numbers = many(size, (i) => i);
    return one(jsonBody({ list: many(size, (i) => ({ id: i, name: `n${i}` })) }), [saved("ok", numbers)]);
  },
  "elements with a tag each": (size) =>
    one(jsonBody(many(size, (i) => ({ type: `type-${i}`, [`member${i}`]: i })))),
  "elements of a record": (size) => {
    const record = fromPairs(size, (i) => [`${i}`, { id: i, name: `n${i}` }]);
    return one({}, [saved("ok", record)]);
  },
  "variables in a body": (size) => one(jsonBody(many(size, (i) => `{{key${i}}}`))),
};
