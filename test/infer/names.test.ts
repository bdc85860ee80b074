import { describe, expect, test } from "vitest";

import { clientModel } from "../../src/client-model/build.js";
import { commonName, identifier, join, stem } from "../../src/infer/identifiers.js";
import { inferTypes } from "../../src/infer/index.js";
import { singular } from "../../src/names/singular.js";
import { OverrideRules } from "../../src/overrides/rules.js";
import { build, collection, request } from "../ir/make.js";
import { toRoots } from "./support.js";

test.each([
  ["items", "item"],
  ["lineItems", "lineItem"],
  ["line_items", "line_item"],
  ["LINE_ITEMS", "LINE_ITEMS"],
  ["categories", "category"],
  ["series", "series"],
  ["addresses", "address"],
  ["boxes", "box"],
  ["statuses", "status"],
  ["status", "status"],
  ["address", "address"],
  ["children", "child"],
  ["relatedPeople", "relatedPerson"],
  ["movies", "movie"],
  ["todos", "todo"],
  ["scenarios", "scenario"],
  ["heroes", "hero"],
  ["chaos", "chaos"],
  ["formsOfPayment", "formOfPayment"],
  ["forms_of_payment", "form_of_payment"],
  ["databases", "database"],
  ["data", "data"],
  ["gas", "gas"],
  ["pos", "pos"],
  ["", ""],
  ["12", "12"],
])("singular of %s is %s", (plural, expected) => {
  expect(singular(plural)).toBe(expected);
});

test.each([
  ["Pet", "Pet"],
  ["OAuth2Token", "OAuth2Token"],
  ["boot volume backup", "BootVolumeBackup"],
  ["2fa", "_2fa"],
  ["naïve", "Naive"],
  ["VIRTUAL_CARD", "VirtualCard"],
  ["CORPORATE", "Corporate"],
  ["", "Unnamed"],
  ["*/", "Unnamed"],
])("identifier of %j is %s", (text, expected) => {
  expect(identifier(text)).toBe(expected);
});

test.each([
  ["CreatePet", "Owner", "CreatePetOwner"],
  ["GetOrder", "OrderStatus", "GetOrderStatus"],
  ["CreatePet", "Pet", "CreatePetPet"],
  ["Pet", "Pet", "Pet"],
  ["Get", "_2fa", "Get2fa"],
])("join %s and %s to %s", (context, name, expected) => {
  expect(join(context, name)).toBe(expected);
});

test.each([
  ["CreatePetBody", "CreatePet"],
  ["GetPetResponse", "GetPet"],
  ["Response", "Response"],
])("stem of %s is %s", (name, expected) => {
  expect(stem(name)).toBe(expected);
});

test.each([
  [["DeletePetResponse", "DeleteUserResponse"], "DeleteResponse"],
  [["GetPet", "GetPet"], "GetPet"],
  [["GetPetResponse", "ListUsersResponse"], ""],
])("common name of %j is %s", (names, expected) => {
  expect(commonName(names)).toBe(expected);
});

test.each<[string[], string]>([
  [["code", "message"], "ApiErrorBody"],
  [["error", "error_description"], "ApiErrorBody"],
  [["type", "title", "status", "detail", "instance"], "ApiErrorBody"],
  [["name", "message", "debug_id", "details", "links"], "ApiErrorBody"],
  [["status", "message"], "GetResponse"],
  [["type", "title"], "GetResponse"],
  [["code", "message", "price"], "GetResponse"],
])("several responses of %j are called %s", (keys, expected) => {
  const samples = [Object.fromEntries(keys.map((key) => [key, "x"]))];
  const names = ["GetPetResponse", "GetUserResponse"];
  const { expressions } = inferTypes(toRoots(names.map((name) => ({ name, samples }))));
  expect(expressions.get("GetPetResponse")).toBe(expected);
});

describe("collisions", () => {
  const shape = (n: number): Record<string, number> =>
    Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`p${String(n)}x${String(i)}`, i]));

  test("are told apart by what is around, never by a number", () => {
    const { shared } = inferTypes(
      toRoots([
        { id: "a", group: "a", name: "GetCarResponse", samples: [{ engine: shape(1), n: 1 }] },
        { id: "b", group: "b", name: "GetVanResponse", samples: [{ engine: shape(1), m: 1 }] },
        { id: "c", group: "c", name: "GetBoatResponse", samples: [{ engine: shape(2), k: 1 }] },
        { id: "d", group: "d", name: "GetShipResponse", samples: [{ engine: shape(2), l: 1 }] },
      ]),
    );
    expect(shared.map(({ name }) => name).sort()).toEqual(["Engine", "GetBoatEngine"]);
  });

  test("with what the user imports are avoided", () => {
    const { expressions } = inferTypes(
      toRoots([
        { id: "a", name: "Money", samples: [{ a: 1 }] },
        {
          id: "b",
          name: "Order",
          samples: [{ b: 1 }],
          overrides: [{ path: "$.b", type: "Money", from: "./money.js" }],
        },
      ]),
    );
    expect(expressions.get("a")).toBe("MainMoney");
  });
});

test.each([
  ["Finds pets by status", "Find pet by ID", "Pet"],
  ["1. Searches the open orders", "2. Check an open order", "OpenOrder"],
])("what %s and %s both give is a %s", (many, one, expected) => {
  const giving = (name: string, body: string) =>
    request(name, {}, { examples: [{ name, status: 200, headers: [], body }] });
  const { ir, names } = build(
    collection([giving(many, '[{ "id": 1, "owner": "x" }]'), giving(one, '{ "id": 1, "owner": "x" }')]),
  );
  const { operations } = clientModel(ir, names, new OverrideRules({}));
  expect(operations.map(({ responses }) => responses[0]?.type.text)).toEqual([`${expected}[]`, expected]);
});
