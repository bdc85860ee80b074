import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { distinctWords } from "../../src/names/distinct.js";
import { camelCase, fileStem, pascalCase } from "../../src/names/spelling.js";
import { titleWords, words } from "../../src/names/words.js";
import type { Item } from "../../src/read/model.js";
import { build, collection, folder, request, url } from "./make.js";

describe("words of a name", () => {
  test.each([
    ["CreateBootVolumeBackup", "createBootVolumeBackup", "create-boot-volume-backup"],
    ["boot Volume Backups", "bootVolumeBackups", "boot-volume-backups"],
    ["GET User's HTTPInfo", "getUsersHttpInfo", "get-users-http-info"],
    ["/users/{id}", "usersId", "users-id"],
    ["2fa login", "_2faLogin", "2fa-login"],
    ["2FA setup", "_2faSetup", "2fa-setup"],
    ["v2Users of GraphQL", "v2UsersOfGraphql", "v2-users-of-graphql"],
    ["OAuth2Token", "oauth2Token", "oauth2-token"],
    ["🟢 Вход", "vkhod", "vkhod"],
    ["🚀", "rocket", "rocket"],
    ["Создать платёж", "sozdatPlatezh", "sozdat-platezh"],
    ["获取用户", "huoQuYongHu", "huo-qu-yong-hu"],
    ["Überweisung ausführen", "uberweisungAusfuhren", "uberweisung-ausfuhren"],
    ["../../etc/passwd", "etcPasswd", "etc-passwd"],
    ["CON", "con", "con_"],
    ["${x}`*/", "x", "x"],
  ])("%s", (name, identifier, file) => {
    expect([camelCase(words(name)), fileStem(words(name))]).toEqual([identifier, file]);
  });

  test("a long name is cut off behind a word that says something", () => {
    const long = "Get a list of brands on a card with the unencrypted card number";
    expect(camelCase(words(long))).toBe("getAListOfBrandsOnACard");
    expect(camelCase(words("of the ".repeat(20)))).toMatch(/^ofThe/);
  });

  test.each([
    ["2. Create a Project", "createAProject"],
    ["01 - JWT / Service", "jwtService"],
    ["03-1 - Construct URL", "constructUrl"],
    ["1.2. Log in", "logIn"],
    ["3a) createBooking", "createBooking"],
    ["[04] Log out", "logOut"],
    ["(5) Log out", "logOut"],
    ["7: Log out", "logOut"],
    ["8.Получить", "poluchit"],
    ["01-login", "login"],
    ["02_Log out", "logOut"],
    ["10-create-scheduling-rule", "createSchedulingRule"],
    ["24-hour ticker", "_24HourTicker"],
    ["24hr ticker", "_24hrTicker"],
    ["3-legged OAuth", "_3LeggedOauth"],
    ["1st party", "_1stParty"],
    ["1.5x zoom", "_15xZoom"],
    ["404 - Not found", "_404NotFound"],
    ["2024-01-01 - Report", "_20240101Report"],
    ["Шаг 1. Login", "shag1Login"],
    ["第1. Login", "di1Login"],
    ["12.", "_12"],
    ["1 - 2", "_2"],
  ])("a title leaves out the number of a step: %s", (name, identifier) => {
    expect(camelCase(titleWords(name))).toBe(identifier);
  });

  test("any text gives an identifier and a portable file name, or nothing", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.string()), (name) => {
        const own = titleWords(name);
        expect(own.length > 0).toBe(words(name).length > 0);
        if (own.length === 0) return;
        expect(camelCase(own)).toMatch(/^[a-z_][A-Za-z0-9]*$/);
        expect(pascalCase(own)).toMatch(/^[A-Z_][A-Za-z0-9]*$/);
        expect(fileStem(own)).toMatch(/^[a-z0-9-]{1,48}_?$/);
      }),
    );
  });
});

describe("siblings", () => {
  test("of one name are told apart by what they hold and not by their order", () => {
    const siblings = ["b", "a", "c"];
    const names = (list: string[]) =>
      distinctWords(list, { wordsOf: () => ["get", "pet"], tieBreak: (s) => s });
    const expected = { a: ["get", "pet"], b: ["get", "pet", "2"], c: ["get", "pet", "3"] };
    expect(Object.fromEntries(names(siblings))).toEqual(expected);
    expect(Object.fromEntries(names([...siblings].reverse()))).toEqual(expected);
  });

  test("a number never takes a name that somebody has", () => {
    const list = ["pet", "pet!", "pet 2"];
    const given = [...distinctWords(list, { wordsOf: words, tieBreak: (s) => s }).values()].map(camelCase);
    expect(new Set(given).size).toBe(3);
    expect(given).toContain("pet2");
  });

  test("never collide, whatever they are called", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "A", "a 2", "a2", "a-2", "b", "", "¿?"), { maxLength: 12 }),
        (list) => {
          const { names } = build(
            collection([
              folder(
                "F",
                list.map((name) => request(name)),
              ),
            ]),
          );
          const identifiers = names.operations.map((o) => o.fn.toLowerCase());
          const files = names.operations.map((o) => o.file.toLowerCase());
          expect(new Set(identifiers).size).toBe(list.length);
          expect(new Set(files).size).toBe(list.length);
        },
      ),
    );
  });
});

describe("requests of one name in a folder", () => {
  const asking = (name: string, method: string, ...path: string[]) =>
    request(name, { method, url: url({ path }) });
  const namesOf = (...items: Item[]) => build(collection(items)).names.operations.map((o) => o.fn);

  test.each<[string, Item[], string[]]>([
    [
      "the path",
      [asking("Get user", "GET", "users", ":id"), asking("Get user", "GET", "v2", "users", ":id")],
      ["getUser", "getUserV2"],
    ],
    [
      "the method",
      ["GET", "DELETE", "PUT"].map((method) => asking("User", method, "user")),
      ["getUser", "deleteUser", "putUser"],
    ],
    [
      "the method, behind a verb",
      ["PUT", "PATCH"].map((method) => asking("Update user", method, "user")),
      ["updateUserPut", "updateUserPatch"],
    ],
    [
      "both",
      [
        asking("Users", "GET", "users"),
        asking("Users", "PUT", "users", ":id"),
        asking("Users", "GET", "users", ":id"),
      ],
      ["users", "putUsersById", "getUsersById"],
    ],
    [
      "the end of a long name",
      ["user ID", "email address"].map((by) =>
        asking(`Retrieves a user's product permission profiles by ${by}`, "GET", "x"),
      ),
      [
        "retrievesAUsersProductPermissionProfilesUserId",
        "retrievesAUsersProductPermissionProfilesEmailAddress",
      ],
    ],
    [
      "the id they were saved with, where nothing else differs",
      [asking("Get user", "GET", "users", "2"), asking("Get user", "GET", "users", "23")],
      ["getUser2", "getUser23"],
    ],
    [
      "a number where nothing differs",
      ["a", "b"].map((value) => request("201", { headers: [{ key: "x", value }] })),
      ["_201", "_201No2"],
    ],
    [
      "what a folder is not",
      [folder("Login", [asking("x", "GET", "x")]), asking("Login", "POST", "login")],
      ["x", "postLogin"],
    ],
    ["nothing where a folder is empty", [folder("Login", []), asking("Login", "POST", "login")], ["login"]],
  ])("are told apart by %s", (_, items, names) => {
    expect(namesOf(...items)).toEqual(names);
  });

  test("keep their names when one more comes", () => {
    const two = [asking("Get user", "GET", "users", ":id"), asking("Get user", "GET", "v2", "users", ":id")];
    const third = asking("Get user", "GET", "admin", "users", ":id");
    expect(namesOf(third, ...two)).toEqual(["getUserAdmin", ...namesOf(...two)]);
  });

  test("that are addresses are called by method and path", () => {
    expect(
      namesOf(
        asking("/todos", "GET", "todos"),
        asking("/todos", "POST", "todos"),
        asking("{{baseUrl}}/todos/1", "DELETE", "todos", ":id"),
        asking("{{baseUrl}}/todos/1/items", "GET", "todos", "1", "items"),
        asking(" ", "GET", "todos", "1"),
        asking("http://www.example.com/?a=b", "GET"),
      ),
    ).toEqual([
      "getTodos",
      "postTodos",
      "deleteTodosById",
      "getTodosIdItems",
      "getTodosById",
      "getApiExampleCom",
    ]);
  });
});

describe("a tree of folders", () => {
  test("gives accessors, files and types", () => {
    const { names } = build(
      collection([folder("Boot Volumes", [folder("Backups", [request("Create Backup")])]), request("Ping")]),
    );
    expect(names.operations).toEqual([
      {
        accessor: ["bootVolumes", "backups", "createBackup"],
        fn: "createBackup",
        type: "CreateBackup",
        file: "boot-volumes/backups/create-backup",
      },
      { accessor: ["ping"], fn: "ping", type: "Ping", file: "ping" },
    ]);
    expect(names.folders).toEqual([
      { accessor: [], file: "index" },
      { accessor: ["bootVolumes"], file: "boot-volumes" },
      { accessor: ["bootVolumes", "backups"], file: "boot-volumes/backups" },
    ]);
  });

  test("leaves out folders without requests and keeps names that the entry module needs", () => {
    const { ir, names } = build(
      collection([folder("Empty", []), request("createClient"), folder("index", [request("a")])]),
    );
    expect(ir.root.folders.map((f) => f.name)).toEqual(["index"]);
    expect(names.folders.map((f) => f.file)).toEqual(["index", "index_"]);
    expect(names.operations[0]?.fn).toBe("createClient2");
  });

  test("keeps clear of what makes an auth scheme only where the entry exports it", () => {
    const namesWith = (parts: Parameters<typeof request>[1]) => {
      const named = (name: string) => folder(name, [request("a")]);
      const items = ["Bearer", "Oauth", "oauth", "Basic", "API error", "Client"].map(named);
      const { folders } = build(collection([...items, request("b", parts)])).names;
      return folders.slice(1).map((f) => f.accessor[0]);
    };
    const others = ["basic", "apiError", "client"];
    expect(namesWith({})).toEqual(["bearer", "oauth", "oauth2", ...others]);
    expect(namesWith({ auth: { type: "bearer", params: {} } })).toEqual([
      "bearer",
      "oauth",
      "oauth2",
      ...others,
    ]);
    const token = "{{token}}";
    expect(namesWith({ auth: { type: "bearer", params: { token } } })).toContain("bearer2");
    expect(namesWith({ auth: { type: "oauth2", params: { accessToken: token } } })).toEqual([
      ...["bearer", "oauth", "oauth3"],
      ...others,
    ]);
  });

  test("calls a nameless request by what it does", () => {
    const { ir, names } = build(collection([request("  ")]));
    expect(ir.operations[0]?.name).toBe("GET /things");
    expect(names.operations[0]?.fn).toBe("getThings");
  });
});
