import { expect, test } from "vitest";

import { strictJson } from "../../src/ir/strict-json.js";

/** The JSON text, without the white space that comments leave. */
function strict(text: string): string | undefined {
  return strictJson(text)?.replace(/\s/g, "");
}

test.each([
  ['{"a": 1, // who\n "b": /* two */ 2}', '{"a":1,"b":2}'],
  ['{"a":1,} // end', '{"a":1}'],
  ["[1, 2, ]", "[1,2]"],
  ['{"list": [{"x":1}, ...], ...}', '{"list":[{"x":1}]}'],
  ["[1, ..., 9]", "[1,9]"],
  ["[..., 9]", "[9]"],
  ["[1 ...]", "[1]"],
  ["[1, …, ]", "[1]"],
  ["[ ... ]", "[]"],
  ['{"a": ...}', '{"a":{{...}}}'],
  ['{"a": ..., "b": 1}', '{"a":{{...}},"b":1}'],
  ['{"id": {{id}}, "n": "{{n}}"}', '{"id":{{id}},"n":"{{n}}"}'],
  ['["a // b", "/* c */", "d,]", "...", "\\\\", "\\",}"]', '["a//b","/*c*/","d,]","...","\\\\","\\",}"]'],
  ["[1.5, -2e10, true, null]", "[1.5,-2e10,true,null]"],
])("%s is %s", (text, expected) => {
  expect(strict(text)).toBe(expected);
});

test.each(["[1,,2]", "[,1]", "[1 2]", "{'a':1}", '{"a":1} {"a":2}', '{"a":1, "b":[1,2', "..", "[1,,]"])(
  "%s stays an error",
  (text) => {
    expect(() => {
      JSON.parse(strictJson(text) ?? "");
    }).toThrow();
  },
);

test.each(['{"a": "b', '{"a": "b\\', '{"a": 1 /* b'])("%s never ends", (text) => {
  expect(strictJson(text)).toBeUndefined();
});

test.each(['"', "/*", "//", "{{", "...", ",", "\\"])("%s a million times is read in linear time", (piece) => {
  // Quadratic work would not end within the time limit of a test.
  strictJson(piece.repeat(1_000_000));
});
