import { expect, test } from "vitest";

import { hostEnd } from "../../src/ir/url.js";

test.each([
  ["https://a.test:80", "/x/y"],
  ["a.test", "/x"],
  ["a.test", "\\x"],
  ["{{base}}", "/x"],
  ["{{base/url}}", "/x"],
  ["https://{{host/name}}.test:{{port}}", "/{{x}}"],
  ["https://user:{{pass/word}}@a.test", "/"],
  ["{{a{{b/c}}", "/d"],
  ["{{}}", "/d"],
  ["{{a", "/b}"],
  ["", ""],
  ["", "/x"],
  [`https://${"n.".repeat(6_000_000)}`, "/x"],
])("the path of a URL begins behind its host: %.30s", (host, path) => {
  expect(hostEnd(host + path)).toBe(host.length);
});
