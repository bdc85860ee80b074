import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { declaredVariables, type VariableType } from "../../src/client-model/graphql-variables.js";

/** As in the document: `[Int!]!`, with `=` where there is a default. */
function show(document: string, operationName?: string): string[] | undefined {
  return declaredVariables(document, operationName)?.map(
    ({ name, type, hasDefault }) => `${name}: ${showType(type)}${hasDefault ? " =" : ""}`,
  );
}

function showType({ of, nonNull }: VariableType): string {
  return `${typeof of === "string" ? of || "?" : `[${showType(of)}]`}${nonNull ? "!" : ""}`;
}

describe("what a document declares", () => {
  test.each<[string, string, string[] | undefined]>([
    ["nothing", "", undefined],
    ["a selection alone", "{ film { id } }", []],
    ["no variables", "query Films { films { id } }", []],
    ["an anonymous operation", "mutation ($id: ID!) { remove(id: $id) }", ["id: ID!"]],
    [
      "types and defaults",
      "query Q($id: ID!, $first: Int = 10 $a: [[Int!]]!) { a }",
      ["id: ID!", "first: Int =", "a: [[Int!]]!"],
    ],
    [
      "no space, no commas",
      "query($a:Int=-1.5e3$b:E=UP$c:Boolean=true){a}",
      ["a: Int =", "b: E =", "c: Boolean ="],
    ],
    ["keywords as names", "query query($query: mutation, $on: ID) { query }", ["query: mutation", "on: ID"]],
    [
      "defaults with brackets in them",
      'query ($a: I = {b: [1, {c: "$x: ID)"}]}, $d: [Int] = [1, 2]) { a }',
      ["a: I =", "d: [Int] ="],
    ],
    [
      "directives",
      'query ($a: Int @old(why: ")") @b, $c: Int = 1 @d) @live(if: {x: 1}) { a }',
      ["a: Int", "c: Int ="],
    ],
    ["comments", "# query ($no: ID)\nquery ( # ) {\n$a: # $b: Int\r\nInt) { a }", ["a: Int"]],
    ["strings", 'query ($a: String = "\\") { \\\\", $b: ID) { a }', ["a: String =", "b: ID"]],
    [
      "block strings",
      'query ($a: String = """ " "" \\""" ) {\n""", $b: String = """""") { a }',
      ["a: String =", "b: String ="],
    ],
    ["descriptions", '"one" query ("""two""" $a: Int) { a }', ["a: Int"]],
    [
      "fragments before it",
      "fragment F on Film @x(a: {b: 1}) { a { b } } query ($a: Int) { ...F }",
      ["a: Int"],
    ],
    ["Postman's variables before it", "{{fragments}} query { a }", []],
    ["Postman's variables in the name", "query All{{suffix}}s($a: Int) { a }", ["a: Int"]],
    ["Postman's variable after the name", "query All {{declarations}} { a }", undefined],
    [
      "Postman's variables in the list",
      "query ($a: {{type}}!, $b: Int = {{value}}) { a }",
      ["a: ?!", "b: Int ="],
    ],
    ["Postman's variable for declarations", "query ($a: Int, {{more}}) { a }", undefined],
    ["Postman's variable for all of it", "{{query}}", undefined],
    ["a byte order mark", "\uFEFFquery ($a: Int) { a }", ["a: Int"]],
  ])("%s", (_, document, expected) => {
    expect(show(document)).toEqual(expected);
  });

  test.each([
    ...[
      "query ($a",
      "query ($a: ",
      "query ($a: [Int",
      "query ($a: Int",
      "query ($a: Int =",
      "query (a: Int) { a }",
    ],
    ...[
      "query ($: Int) { a }",
      "query ($a Int) { a }",
      "query ($a: [Int) { a }",
      'query ($a: Int = "x) { a }',
    ],
    ...[
      'query ($a: Int = """x""',
      "query ($a: Int %) { a }",
      "type A { b: Int } query ($a: Int) { a }",
      "film",
    ],
  ])("%j cannot be read", (document) => {
    expect(show(document)).toBeUndefined();
  });
});

describe("of several operations", () => {
  const document =
    "query A($a: Int) { a(x: {y: 1}) { b } } fragment B on B { b } mutation B($b: ID!) { b } { c }";

  test.each<[string | undefined, string[]]>([
    [undefined, ["a: Int"]],
    ["A", ["a: Int"]],
    ["B", ["b: ID!"]],
    ["C", ["a: Int"]],
  ])("the one called %s", (name, expected) => {
    expect(show(document, name)).toEqual(expected);
  });

  test("one that cannot be read hides none before it", () => {
    expect(show("query A($a: Int) { a } query B($b) { b }", "C")).toEqual(["a: Int"]);
    expect(show("query A($a: Int) { a } query B($b) { b }", "B")).toBeUndefined();
  });
});

describe("any text", () => {
  const piece = fc.constantFrom(
    ...[
      "query",
      "mutation",
      "fragment",
      "on",
      "Q",
      "$",
      "a",
      ":",
      "Int",
      "!",
      "[",
      "]",
      "(",
      ")",
      "{",
      "}",
      "=",
      "@",
    ],
    ...[
      '"',
      '"""',
      "\\",
      "#",
      "\n",
      ",",
      " ",
      "{{",
      "}}",
      "{{v}}",
      "1",
      "-",
      "...",
      "|",
      "&",
      "\0",
      "\uFEFF",
      "ü",
    ],
  );
  const noise = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));

  test("is read without a fault", () => {
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: "binary" })), fc.option(piece), (document, name) => {
        for (const { name: variable } of declaredVariables(document, name ?? undefined) ?? [])
          expect(variable).toMatch(/^[A-Za-z_]\w*$/);
      }),
      { numRuns: 3000 },
    );
  });

  test("in strings, comments and block strings declares nothing", () => {
    const hidden = fc.oneof(
      noise.map((text) => JSON.stringify(text)),
      noise.map((text) => `"""${text.replaceAll("\\", "").replaceAll('"', "'")}"""`),
      noise.map((text) => `1 #${text.replaceAll("\n", " ")}\n`),
    );
    fc.assert(
      fc.property(hidden, hidden, hidden, (a, b, c) => {
        const document = `query ($a: A = ${a} @d(e: ${b}), $b: B = {f: [${c}]}) { a(x: ${a}) } query N($c: C) { c }`;
        expect(show(document)).toEqual(["a: A =", "b: B ="]);
        expect(show(document, "N")).toEqual(["c: C"]);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ...'query ( $ : [ ] { } {{ # #\n " \\ """ \\""" {{a ! @ @( ($a:[ {{}}'.split(" "),
    "($a: Int = {",
    "query A{a} ",
    "$a: [Int]! = [1] ",
  ])("however often it has %j takes linear time", (text) => {
    // Quadratic work would not end within the time limit of a test.
    const many = text.repeat(500_000 / text.length);
    for (const before of ["", "query (", "query ($a: Int = ", "query ($a: "])
      declaredVariables(before + many, "Z");
  });
});
