import { expect, test } from "vitest";

import { xml2Json } from "../../templates/client/live/xml.js";

// Taken from what newman prints for `xml2Json`.
test.each([
  ["<a/>", '{"a":""}'],
  ["<a> </a>", '{"a":" "}'],
  ["<a>\n<b>1</b><b> 2 </b></a>", '{"a":{"b":["1","2"]}}'],
  ['<a x="1">t</a>', '{"a":{"_":"t","$":{"x":"1"}}}'],
  ['<a x="1"/>', '{"a":{"$":{"x":"1"}}}'],
  [
    '<?xml version="1.0"?><!-- c --><s:E xmlns:s="u"><r><n>a&amp;b</n><c><![CDATA[ <x> ]]></c></r></s:E>',
    '{"s:E":{"$":{"xmlns:s":"u"},"r":{"n":"a&b","c":"<x>"}}}',
  ],
  ["<a>x<b/>y</a>", '{"a":{"_":"xy","b":""}}'],
  ["", "null"],
])("%s becomes %s", (xml, json) => {
  expect(JSON.stringify(xml2Json(xml))).toBe(json);
});

test.each(["nope", "<a><b></a>", "<a x=1>2</a>", "<a", "<a><![CDATA[x</a>", "</a>"])(
  "%s is not well-formed",
  (xml) => {
    expect(xml2Json(xml)).toBeUndefined();
  },
);
