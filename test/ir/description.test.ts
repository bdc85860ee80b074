import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { described } from "../../src/ir/description.js";

const markdownOf = (text: string) => described(text).description;

describe("HTML in a description", () => {
  test.each([
    ["<b>Note:</b> it is <em>slow</em>", "**Note:** it is *slow*"],
    ["<strong>Note: </strong>it is", "**Note:** it is"],
    ["a<b> b </b>c", "a **b** c"],
    ["<b></b>a<i> </i>b", "a b"],
    ["The <code>user_id</code> of a user", "The `user_id` of a user"],
    ["<code>&lt;a href=&quot;x&quot;&gt; &amp;amp;</code>", '`<a href="x"> &amp;`'],
    ["<code>a`b</code>", "`a'b`"],
    ["See <a href='https://a.test/x' target=\"_blank\">the guide</a>.", "See [the guide](https://a.test/x)."],
    ["See <a href=https://a.test>https://a.test</a>", "See https://a.test"],
    ['<a href="https://a.test/(x)">y</a>', "[y](<https://a.test/(x)>)"],
    ['<a name="top">Top</a>', "Top"],
    ["<b><a href='/x'>y</a></b>", "**[y](/x)**"],
    ["<p>One.</p><p>Two.</p>", "One.\n\nTwo."],
    ["<ul><li>one</li><li>two</li></ul>then", "- one\n- two\n\nthen"],
    ["<h2>Title</h2>text", "## Title\n\ntext"],
    ["<p> <b> A </b> is</p> <ul> <li> one</li> </ul>", "**A** is\n\n- one"],
    ["<span style='color: red'>a</span>&nbsp;b", "a b"],
    ["| a | <ul><li>one</li><li>two</li></ul> |", "| a | <br>- one<br>- two |"],
    ["| <p>a</p> | b |", "| a | b |"],
  ])("%j is the Markdown %j", (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test.each([
    "1 < 2 and a > b",
    "List<String>",
    "one<br>two<br/>",
    "a `<b>code</b>` span",
    "```\n<b>block</b>\n```",
    "~~~html\n<p>\n```\n</p>\n~~~",
    "<table><tr><td>x</td></tr></table>",
    "<your-token> and <id>",
  ])("that is none, code, or without a counterpart stays: %j", (text) => {
    expect(markdownOf(text)).toBe(text);
  });

  test.each([
    ["<b>never closed", "never closed"],
    ["closed only</b>", "closed only"],
    ["<b>a <i>b</b> c</i>", "**a b** c"],
    ["<a href='x'>a<p>b</a></p>c", "a\n\nb\n\nc"],
  ])("that is broken loses its tags: %j", (html, markdown) => {
    expect(markdownOf(html)).toBe(markdown);
  });

  test("is no description where there is no text", () => {
    expect([undefined, "", " ###\n---", "1"].map(described)).toEqual([{}, {}, {}, { description: "1" }]);
  });

  test("is read in one go, however deep", () => {
    const deep = 100_000;
    const text = `${"<b>".repeat(deep)}x${"</b>".repeat(deep)}`;
    expect(markdownOf(text)).toContain("x");
  });

  test("leaves no block behind outside of code, and hardly grows", () => {
    const part = fc.constantFrom(
      ..."<b>|</b>|<i>|</i>|<code>|</code>|<a href='u'>|</a>|<p>|</p>|<ul>|<li>|</li>|</ul>|<br>|&nbsp;|`| |x|\n|</span>|<".split(
        "|",
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join("");
        const once = markdownOf(text) ?? "";
        expect(once.length).toBeLessThanOrEqual(2 * text.length);
        expect(once).not.toMatch(/<(?:p|ul|li)>(?!.*`)/);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
