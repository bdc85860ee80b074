import { describe, expect, test } from "vitest";

import type { Diagnostic } from "../../src/diagnostics/diagnostic.js";
import { splitMembers } from "../../src/ir/credentials/members.js";
import { roleOfName } from "../../src/ir/credentials/names.js";
import { isDistinctive, isStandIn } from "../../src/ir/credentials/values.js";
import { described } from "../../src/ir/description.js";
import { dropGrowing, dropOverused, variablesOf } from "../../src/ir/growth.js";
import { shownName } from "../../src/ir/headers.js";
import { isOversized } from "../../src/ir/limits.js";
import type { Definition } from "../../src/ir/variables.js";
import { fill } from "../../src/template.js";
import { build, collection, request } from "./make.js";

/** Each limit of the IR, on both sides. `test/mutations/thresholds.ts` moves them one by one. */

const letters = (count: number) => "b".repeat(count);

/** Letters and digits, as a credential has them. */
const random = (length: number) => "q7Zt9wLk3xVb".repeat(length).slice(0, length);

const lookup = (values: Record<string, string>) => (name: string) => values[name];

/** Values that refer to the next one each: `v0` leads to so many others. */
const chain = (length: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: length + 1 }, (_, i) => [`v${i}`, i < length ? `{{v${i + 1}}}` : "x"]),
  );

const definitionsOf = (values: Record<string, string>) =>
  new Map<string, Definition>(Object.entries(values).map(([name, value]) => [name, { value }]));

/** The message about what a function takes away from definitions with these values. */
function messageOf(
  values: Record<string, string>,
  take: (definitions: Map<string, Definition>, report: (diagnostic: Diagnostic) => void) => void,
): string | undefined {
  const diagnostics: Diagnostic[] = [];
  take(definitionsOf(values), (diagnostic) => diagnostics.push(diagnostic));
  return diagnostics[0]?.message;
}

describe("filling in", () => {
  test("goes 19 rounds", () => {
    expect(fill("{{v0}}", lookup(chain(18)))).toBe("x");
    expect(fill("{{v0}}", lookup(chain(19)))).toBe("{{v19}}");
  });

  test("puts up to 20 million characters into a text", () => {
    const half = "x".repeat(10_000_000);
    expect(fill("{{a}}{{b}}", lookup({ a: half, b: half })).length).toBe(20_000_000);
    expect(fill("{{a}}{{b}}", lookup({ a: half, b: `${half}x` })).length).toBe(10_000_005);
  });
});

describe("a value stays", () => {
  test("where it grows by up to 1 million characters", () => {
    const dropped = (length: number) => messageOf({ a: "{{b}}", b: letters(length) }, dropGrowing);
    expect(dropped(1_000_005)).toBeUndefined();
    expect(dropped(1_000_006)).toContain('"a"');
  });

  test("where all requests together get up to 50 million characters of it", () => {
    const dropped = (uses: number) =>
      messageOf({ a: letters(10) }, (definitions, report) => {
        dropOverused(definitions, new Map([["a", uses]]), report);
      });
    expect(dropped(5_000_000)).toBeUndefined();
    expect(
      messageOf({ a: "x" }, (d, report) => dropOverused(d, new Map([["a", 50_000_001]]), report)),
    ).toContain('"a"');
  });

  /** Whether each of so many requests keeps the others that one name leads to. */
  const areKept = (values: Record<string, string>, requests: readonly string[]) =>
    messageOf(values, (definitions, report) => {
      variablesOf(
        requests.map((name) => [`{{${name}}}`]),
        definitions,
        report,
      );
    }) === undefined;

  /** One value that refers to so many others. */
  const fan = (count: number): Record<string, string> => {
    const names = Array.from({ length: count }, (_, i) => `n${i}`);
    return {
      all: names.map((name) => `{{${name}}}`).join(""),
      one: "{{n0}}",
      ...Object.fromEntries(names.map((name) => [name, "x"])),
    };
  };

  test("where requests need up to 200000 variables because of others", () => {
    const all = Array<string>(1_000).fill("all");
    expect(areKept(fan(200), all)).toBe(true);
    expect(areKept(fan(200), [...all, "one"])).toBe(false);
  });

  test("where requests need up to 10 times as many as there are", () => {
    const all = (count: number) => Array<string>(count).fill("all");
    expect(areKept(fan(22_000), all(10))).toBe(true);
    expect(areKept(fan(22_000), all(11))).toBe(false);
  });

  test("or else 10 are named, each by 100 characters", () => {
    const long = letters(1_000_100);
    const growing = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, "{{b}}"]));
    expect(messageOf({ ...growing(10), b: long }, dropGrowing)).toMatch(/"a9"$/);
    expect(messageOf({ ...growing(11), b: long }, dropGrowing)).toMatch(/"a9" and 1 more$/);
    expect(messageOf({ [letters(101)]: "{{c}}", c: long }, dropGrowing)).toContain(` "${letters(100)}"`);
  });
});

describe("a sample is read", () => {
  test("up to 200 levels", () => {
    const nested = (levels: number) => isOversized("[".repeat(levels) + "]".repeat(levels));
    expect([200, 201].map(nested)).toEqual([false, true]);
  });

  test("up to 10 million characters", () => {
    expect([10_000_000, 10_000_001].map((length) => isOversized(" ".repeat(length)))).toEqual([false, true]);
  });
});

describe("a credential is found", () => {
  /** Its name in a text, if one was found. */
  const nameIn = (text: string) => splitMembers(text).find(({ name }) => name !== undefined)?.name;

  test("by the last 128 characters of its name", () => {
    const name = `token${"_value".repeat(20)}_qa`;
    expect([name.length, roleOfName(name)]).toEqual([128, "credential"]);
    const longer = `token${"_value".repeat(19)}_string_qa`;
    expect([longer.length, roleOfName(longer)]).toEqual([129, undefined]);
  });

  test("under a name of up to 64 characters before its word and from there on", () => {
    const named = (name: string) => nameIn(`${name}="${random(12)}"`);
    expect(named(`${letters(100)}_token`)).toBe(`${letters(63)}_token`);
    const long = `token${"_value".repeat(9)}_live`;
    expect([long.length, named(long)]).toEqual([64, long]);
    expect(named(`token${"_value".repeat(9)}_local`)).toBeUndefined();
  });

  test("under a quoted name with up to 66 characters more before it", () => {
    const named = (length: number) => nameIn(`{"${letters(length - 1)}_token": "${random(12)}"}`);
    expect([64 + 66, 64 + 67].map((length) => named(length) !== undefined)).toEqual([true, false]);
  });

  test("in a value of up to 4096 characters before its name", () => {
    const value = (length: number) => nameIn(`{"value": "${random(length)}", "key": "token"}`);
    expect([4_096, 4_097].map((length) => value(length) !== undefined)).toEqual([true, false]);
  });

  test("beside a reference, from 6 characters in auth and 12 elsewhere", () => {
    const auth = (length: number) => {
      const params = { token: `{{x}}-${random(length - 1)}` };
      return build(collection([request("a", { auth: { type: "bearer", params } })])).ir.operations[0]?.auth;
    };
    expect(auth(5)).toMatchObject({ params: { token: `{{x}}-${random(4)}` } });
    expect(auth(6)).toMatchObject({ params: { token: "{{x}}{{bearerToken}}" } });
    const member = (length: number) => nameIn(`{"token": "{{x}}-${random(length - 1)}"}`);
    expect([11, 12].map(member)).toEqual([undefined, "token"]);
  });

  test("again wherever it stands, from 12 characters", () => {
    expect([11, 12].map((length) => isDistinctive(random(length)))).toEqual([false, true]);
  });

  test("but not where a value has up to 5 characters more than its name", () => {
    expect(isStandIn("token", "token12345")).toBe(true);
    expect(isStandIn("token", "token123456")).toBe(false);
  });
});

test("a message shows 100 characters of a name", () => {
  expect(shownName(letters(100))).toBe(`"${letters(100)}"`);
  expect(shownName(letters(101))).toBe(`"${letters(100)}…"`);
});

test("8 tags in one another become Markdown", () => {
  const nested = (count: number) => described(`${"<b>".repeat(count)}a${"</b>".repeat(count)}`).description;
  expect(nested(8)).toBe(`${"**".repeat(8)}a${"**".repeat(8)}`);
  expect(nested(9)).toBe(nested(8));
});
