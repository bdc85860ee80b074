import type { Shape } from "./graph.js";

/** Properties, in lower case without underscores, that only errors have. */
const TELLING = new Set(["error", "errors", "errorcode", "errordescription", "errormessage"]);

/** Properties that describe an error when they come together, as in RFC 9457. */
const TOGETHER: readonly (readonly string[])[] = [
  ["code", "message"],
  ["code", "detail"],
  ["code", "reason"],
  ["statuscode", "message"],
  ["debugid", "message"],
  ["title", "status", "detail"],
  ["type", "title", "detail"],
];

/** Other properties that an error may have. */
const BESIDES = new Set([
  ...TELLING,
  ...TOGETHER.flat(),
  ...[
    "name",
    "msg",
    "description",
    "details",
    "instance",
    "path",
    "timestamp",
    "requestid",
    "traceid",
    "links",
  ],
]);

/** It has nothing but what describes an error: a text, a code, perhaps a few facts more. */
export function isError(shape: Shape): boolean {
  const keys = new Set([...shape.fields.keys()].map((key) => key.toLowerCase().replaceAll("_", "")));
  if ([...keys].some((key) => !BESIDES.has(key))) return false;
  return (
    [...keys].some((key) => TELLING.has(key)) ||
    TOGETHER.some((together) => together.every((key) => keys.has(key)))
  );
}
