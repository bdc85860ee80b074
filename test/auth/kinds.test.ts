import { existsSync } from "node:fs";

import { describe, expect, test } from "vitest";

import {
  AUTH_TYPES,
  authLabel,
  authValueRole,
  isSupported,
  schemeOf,
  sentParameters,
} from "../../src/auth/kinds.js";
import { RUNTIME_FUNCTIONS } from "../../src/client-model/reserved-names.js";
import { ALL_TARGETS, emitFiles } from "../emit/targets.js";
import { build, collection, request } from "../ir/make.js";

/** Kinds with credentials. */
const KINDS = AUTH_TYPES.filter((type) => !["none", "noauth"].includes(type));

const isSigned = (type: string) => schemeOf(type) !== undefined;

test("only NTLM is left to the user", () => {
  expect(KINDS.filter((type) => !isSigned(type))).toEqual(["ntlm"]);
});

describe.each(KINDS.filter(isSigned))("%s", (type) => {
  test("is signed by a function of the runtime", () => {
    const { function: name = "" } = schemeOf(type) ?? {};
    const module = (RUNTIME_FUNCTIONS as Readonly<Record<string, string>>)[name];
    expect(existsSync(`templates/client/runtime/${module ?? "?"}.ts`)).toBe(true);
  });

  test("has a label for pages", () => {
    expect(authLabel({ type, params: {} })).not.toBe(type);
  });
});

const everywhere = async (type: string, params: Record<string, string>): Promise<string> => {
  const { ir, collection: saved } = build(collection([request("a", { auth: { type, params } })]));
  const files = await emitFiles(ir, { targets: ALL_TARGETS, collection: saved });
  return files.map(({ content }) => content).join("\n");
};

describe("literal values of auth parameters", () => {
  test.each(KINDS)("%s: no credential is in any file, all else may be", async (type) => {
    const keys = [...sentParameters(type), "username", "password", "clientSecret", "accessToken"];
    const literals = Object.fromEntries(keys.map((key) => [key, `literal-${key}-value`]));
    const secret = Object.keys(literals).filter((key) => authValueRole(type, key, "x") !== "plain");
    expect(secret.length).toBeGreaterThan(0);
    const output = await everywhere(type, literals);
    expect(secret.filter((key) => output.includes(`literal-${key}-value`))).toEqual([]);
  });

  test("of a kind that is not known, none is in any file", async () => {
    expect(isSupported({ type: "quantum", params: {} })).toBe(false);
    expect(await everywhere("quantum", { wave: "literal-wave-value" })).not.toContain("literal-wave-value");
  });

  test.each([
    ["https://login.example.com/device", "plain"],
    ["true", "plain"],
    ["99999", "plain"],
    ["100000", "unknown"],
    ["correct horse", "unknown"],
  ])("of a parameter that is not known, %s is %s", (value, expected) => {
    expect(authValueRole("oauth2", "somethingNew", value)).toBe(expected);
  });

  test("of a parameter that is not known, a value stays where it stands elsewhere", async () => {
    const params = { token: "{{token}}", spare: "literal-spare-value" };
    const headers = [{ key: "X-Spare", value: "literal-spare-value" }];
    const { ir } = build(collection([request("a", { auth: { type: "bearer", params }, headers })]));
    expect(ir.operations[0]?.headers.map(({ value }) => value)).toEqual(["literal-spare-value"]);
  });

  test("of a parameter that is not known, none is in any file", async () => {
    const output = await everywhere("bearer", { token: "{{token}}", spare: "literal-spare-value" });
    expect(output).not.toContain("literal-spare-value");
  });
});
