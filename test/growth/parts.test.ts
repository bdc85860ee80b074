import {
  collection,
  fromPairs,
  jsonBody,
  many,
  one,
  pair,
  rawBody,
  request,
  samePair,
  saved,
  url,
} from "./collection.js";
import { testGrowth } from "./growth.js";
import { SHAPES, VALUES } from "./samples.js";

const described = (i: number) => ({ ...pair(i), description: `(Required) What ${i} is for` });

const form = (mode: "urlencoded" | "formdata", make: (i: number) => object) => (size: number) =>
  one({ body: { mode, [mode]: many(size, make) } });

const graphql = (query: string, variables = {}) => ({
  body: { mode: "graphql", graphql: { query, variables: JSON.stringify(variables) } },
});

const SENTENCE = "It has *words*, `code`, a [link](https://a.test/) and <b>tags</b>.\n\n";

testGrowth(
  {
    headers: (size) => one({ header: many(size, described) }),
    "headers of one name": (size) => one({ header: many(size, samePair) }),
    "headers that are off": (size) => one({ header: many(size, (i) => ({ ...pair(i), disabled: true })) }),
    "headers with a variable each": (size) => {
      const header = many(size, (i) => ({ key: `h${i}`, value: `{{key${i}}}` }));
      return one({ header }, [], { variable: many(size, pair) });
    },
    "headers with a credential each": (size) =>
      one({ header: many(size, (i) => ({ key: `X-Api-Key-${i}`, value: `aB3dE5gH7jK9mN${i}x` })) }),
    "headers of an example": (size) =>
      one({}, [{ name: "ok", code: 200, header: many(size, pair), body: "{}" }]),
    "examples of a status each": (size) =>
      one(
        {},
        many(size, (i) => saved(`Example ${i}`, { id: i }, 200 + (i % 300))),
      ),
    "variables in one value": (size) => {
      const value = many(size, (i) => `{{key${i}}}`).join("");
      return one({ url: "https://a.test/x?a={{all}}" }, [], {
        variable: [...many(size, pair), { key: "all", value }],
      });
    },
    "query parameters": (size) => one(url({ query: many(size, described) })),
    "query parameters of one name": (size) => one(url({ query: many(size, samePair) })),
    "query parameters in one text": (size) =>
      one({ url: `https://a.test/x?${many(size, (i) => `k${i}=${i}`).join("&")}` }),
    "segments of a path": (size) => one(url({ path: many(size, (i) => `segment${i}`) })),
    "ids in a path": (size) => one(url({ path: many(size, (i) => (i % 2 ? `${i}` : `things${i}`)) })),
    "path variables": (size) => one(url({ path: many(size, (i) => `:key${i}`), variable: many(size, pair) })),
    "path variables of one name": (size) =>
      one(url({ path: many(size, () => ":key"), variable: many(size, samePair) })),
    "variables in a path": (size) => one(url({ path: many(size, (i) => `{{key${i}}}`) })),
    "variables in a host": (size) => one(url({ host: many(size, (i) => `{{key${i}}}`) })),
    "parts of a host": (size) => one(url({ host: many(size, (i) => `h${i}`) })),
    "dashes in a path": (size) => one({ url: `https://a.test/^caret${"-".repeat(10 * size)}` }),
    "fields of an encoded form": form("urlencoded", described),
    "fields of an encoded form, of one name": form("urlencoded", samePair),
    "fields of a form": form("formdata", (i) => ({ ...described(i), type: "text" })),
    "fields of a form, of one name": form("formdata", (i) => ({ ...samePair(i), type: "text" })),
    "files of a form": form("formdata", (i) => ({ key: `file${i}`, type: "file", src: `f${i}.txt` })),
    "files of one field": form("formdata", (i) => ({ key: "file", type: "file", src: `f${i}.txt` })),
    "variables in a text": (size) => one(rawBody(many(size, (i) => `{{key${i}}}`).join(" "), "text")),
    "credentials in a body": (size) =>
      one(jsonBody(fromPairs(size, (i) => [`password${i}`, `aB3dE5gH7jK9mN${i}x`]))),
    "lines of a text": (size) => one(rawBody(many(size, (i) => `line '${i}' "x"`).join("\n"), "text")),
    "elements of XML": (size) =>
      one(rawBody(`<a>${many(size, (i) => `<b${i}>${i}</b${i}>`).join("")}</a>`, "xml")),
    "fields of a GraphQL query": (size) =>
      one(graphql(`query Q { ${many(size, (i) => `field${i}`).join(" ")} }`)),
    "variables of a GraphQL query": (size) => {
      const query = `query Q(${many(size, (i) => `$v${i}: Int`).join(", ")}) { a }`;
      return one(graphql(query, Object.fromEntries(many(size, (i) => [`v${i}`, i]))));
    },
    "sentences of a description": (size) => one({ description: SENTENCE.repeat(size) }),
    "list items of a description": (size) =>
      one({ description: many(size, (i) => `- item ${i}`).join("\n") }),
    "table rows of a description": (size) =>
      one({ description: `|a|b|\n|-|-|\n${many(size, (i) => `|${i}|x|\n`).join("")}` }),
    "sentences about a parameter": (size) =>
      one(url({ query: [{ ...pair(0), description: SENTENCE.repeat(size) }] })),
    "words of a name": (size) => collection([request("name ".repeat(size))]),
    "words of a value": (size) => one({ header: [{ key: "a", value: "value ".repeat(size) }] }),
    "letters of a word": (size) => one({ header: [{ key: "a", value: "value".repeat(size) }] }),
    "attributes of auth": (size) => one({ auth: { type: "bearer", bearer: many(size, pair) } }),
    "lines of a script": (size) => {
      const exec = many(size, (i) => `pm.environment.set("v${i}", 1);`);
      return collection([{ ...request("one"), event: [{ listen: "test", script: { exec } }] }]);
    },
  },
  { size: 30 },
);

// A text of up to 100 objects cannot be too deep, and its depth is not measured.
testGrowth(VALUES, { size: 110 });

// Objects with fewer members than this are not taken for records.
testGrowth(SHAPES, { size: 200 });
