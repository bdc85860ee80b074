import { collection, jsonBody, many, one, pair, request, samePair, saved, url } from "./collection.js";
import { testGrowth } from "./growth.js";

const nested = <T>(size: number, start: T, around: (inner: T, i: number) => T) =>
  many(size, (i) => i).reduce(around, start);

testGrowth(
  {
    requests: (size) =>
      collection(many(size, (i) => request(`Get thing ${i}`, url({ path: ["a", `t${i}`] })))),
    "requests of one name": (size) =>
      collection(many(size, (i) => request("Get", { url: `https://a.test/t${i}` }))),
    "requests that are all the same": (size) => collection(many(size, () => request("Get"))),
    "requests with a body each": (size) =>
      collection(
        many(size, (i) =>
          request(`Get ${i}`, jsonBody({ [`member${i}`]: i }), [saved("ok", { [`member${i}`]: i })]),
        ),
      ),
    "requests with an origin each": (size) =>
      collection(many(size, (i) => request(`Get ${i}`, { url: `https://host${i}.test/x` }))),
    "requests with an id each": (size) =>
      collection(many(size, (i) => request(`Get ${i}`, { url: `https://a.test/things/${i}` }))),
    "requests with auth each": (size) =>
      collection(
        many(size, (i) => {
          const bearer = [{ key: "token", value: `{{token${i}}}`, type: "string" }];
          return request(`Get ${i}`, { auth: { type: "bearer", bearer } });
        }),
      ),
    "requests with a variable each": (size) =>
      collection(
        many(size, (i) => request(`Get ${i}`, { url: `https://a.test/{{key${i}}}` })),
        { variable: many(size, pair) },
      ),
    "requests with a variable in the body each": (size) =>
      collection(many(size, (i) => request(`Get ${i}`, jsonBody({ id: `{{key${i}}}` })))),
    "requests with a credential each": (size) =>
      collection(
        many(size, (i) => {
          const header = [{ key: "X-Api-Key", value: `aB3dE5gH7jK9mN${i}x` }];
          return request(`Get ${i}`, { header }, [saved("ok", { echo: `aB3dE5gH7jK9mN${i}x` })]);
        }),
      ),
    folders: (size) => collection(many(size, (i) => ({ name: `Folder ${i}`, item: [request("Get")] }))),
    "folders of one name": (size) =>
      collection(many(size, () => ({ name: "Folder", item: [request("Get")] }))),
    variables: (size) => one({}, [], { variable: many(size, pair) }),
    "variables of one name": (size) =>
      one({ url: "https://a.test/{{key}}" }, [], { variable: many(size, samePair) }),
  },
  { size: 20 },
);

// Paths of folders have the names of all around them, and laid out JSON is indented, so both texts grow with the square of the
// depth. Limits of the reader and of `formattedJson` keep them small. Below 30, lists in one another fit on one line.
testGrowth(
  {
    "folders in one another": (size) =>
      collection([
        nested<object>(size, request("Get"), (inner, i) => ({ name: `Folder ${i}`, item: [inner] })),
      ]),
    "objects in one another": (size) =>
      one(jsonBody(nested<object>(size, { id: 1 }, (inner, i) => ({ [`m${i}`]: inner })))),
    "objects in one another, of one name": (size) =>
      one(jsonBody(nested<object>(size, { id: 1 }, (child, id) => ({ id, child })))),
    "arrays in one another": (size) => one(jsonBody(nested<object>(size, [], (inner) => [inner]))),
  },
  { size: 30, max: 4 },
);
