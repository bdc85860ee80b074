import type { Difference } from "./compare.js";

/**
 * A difference from Postman that is meant. It covers exactly the requests and values named here; anything else that
 * differs fails the suite, and so does an entry that no longer occurs. docs/wire.md tells users the same.
 */
export interface Deliberate {
  collection: string;
  /** Names of the folders and of the request. */
  request: string[];
  lanes: readonly ("curl" | "client")[];
  at: Difference["at"];
  /** An expression where something new is made each time. */
  postman: string | RegExp | undefined;
  ours: string | RegExp | undefined;
  reason: string;
}

const VALUES_STAY_WHOLE =
  "a value that a caller gives must not end its segment or parameter, nor be garbled by what the server decodes";
const NO_FILE = "a part for which no file was chosen is left out: a caller cannot give an empty choice";
const UNSIGNED_SCRIPT = "the script says that it does not sign";

export const DELIBERATE: readonly Deliberate[] = [
  {
    collection: "kitchen-sink",
    request: ["Bodies", "form-data", "Multipart with no file chosen"],
    lanes: ["client"],
    at: "body",
    postman:
      'content-disposition: form-data; name="title"\n\nA day\n--\ncontent-disposition: form-data; name="picture"; filename=""\n\n\n--\ncontent-disposition: form-data; name="more"; filename=""\n\n',
    ours: 'content-disposition: form-data; name="title"\n\nA day',
    reason: NO_FILE,
  },
  ...(
    [
      ["header:content-type", "multipart/form-data; boundary=BOUNDARY", undefined],
      ["body", 'content-disposition: form-data; name="picture"; filename=""\n\n', ""],
    ] as const
  ).map(([at, postman, ours]): Deliberate => ({
    collection: "kitchen-sink",
    request: ["Bodies", "form-data", "Multipart with a Content-Type and no file chosen"],
    lanes: ["client"],
    at,
    postman,
    ours,
    reason: NO_FILE,
  })),
  {
    collection: "kitchen-sink",
    request: ["Bodies", "form-data", "Multipart with a missing src"],
    lanes: ["client"],
    at: "body",
    postman:
      'content-disposition: form-data; name="title"\n\nA day\n--\ncontent-disposition: form-data; name="picture"; filename=""\n\n',
    ours: 'content-disposition: form-data; name="title"\n\nA day',
    reason: NO_FILE,
  },
  {
    collection: "kitchen-sink",
    request: ["Bodies", "form-data", "Multipart with a quote in a key"],
    lanes: ["client"],
    at: "body",
    postman: 'content-disposition: form-data; name="say "hi""\n\na"b',
    ours: 'content-disposition: form-data; name="say %22hi%22"\n\na"b',
    reason: "a quote would end the name; it is escaped as browsers do it",
  },
  {
    collection: "kitchen-sink",
    request: ["URLs", "Dot segments"],
    lanes: ["client"],
    at: "target",
    postman: "/urls/./a/../dots",
    ours: "/urls/dots",
    reason: "fetch takes the steps that a path has in it, escaped or not",
  },
  {
    collection: "kitchen-sink",
    request: ["URLs", "Path variable with a slash and spaces"],
    lanes: ["client"],
    at: "target",
    postman: "/urls/files/a%20b?c",
    ours: "/urls/files/a%20b%3Fc",
    reason: VALUES_STAY_WHOLE,
  },
  {
    collection: "kitchen-sink",
    request: ["URLs", "Query, special values"],
    lanes: ["client"],
    at: "target",
    postman:
      "/urls/query-special?semi=a;b&hash=a%23b&plus=a+b&space=a%20b&encoded=a%20b&percent=100%&quote=%27%22`&amp=a%26b&equals=a=b&slash=/a?b&brackets=[{%3C|\\^%3E}]",
    ours: "/urls/query-special?semi=a;b&hash=a%23b&plus=a%2Bb&space=a%20b&encoded=a%20b&percent=100%25&quote=%27%22`&amp=a%26b&equals=a=b&slash=/a?b&brackets=[{%3C|\\^%3E}]",
    reason: VALUES_STAY_WHOLE,
  },
  {
    collection: "kitchen-sink",
    request: ["URLs", "Query, special keys"],
    lanes: ["client"],
    at: "target",
    postman: "/urls/query-keys?filter[name]=x&a.b=1&$top=10&a+b=1&%D0%BA%D0%BB%D1%8E%D1%87=%E5%80%BC&a%20b=c",
    ours: "/urls/query-keys?filter[name]=x&a.b=1&$top=10&a%2Bb=1&%D0%BA%D0%BB%D1%8E%D1%87=%E5%80%BC&a%20b=c",
    reason: VALUES_STAY_WHOLE,
  },
  {
    collection: "kitchen-sink",
    request: ["URLs", "Query, encoding off"],
    lanes: ["client"],
    at: "target",
    postman: "/urls/query-raw?a='b'&d=\"<x>\"&e=%zz{|}",
    ours: "/urls/query-raw?a=%27b%27&d=%22%3Cx%3E%22&e=%25zz{|}",
    reason: "fetch encodes what may not stand in a URL, whether one wants it or not",
  },
  {
    collection: "kitchen-sink",
    request: ["Variables", "Of the prototype"],
    lanes: ["curl", "client"],
    at: "target",
    postman: "/variables/constructor?v=[object%20Object]",
    ours: "/variables/constructor?v=own",
    reason: "Postman takes the `constructor` of an object of its own for the variable of that name",
  },
  ...["digest, signed at once", "digest without qop", "digest of the body"].map((name): Deliberate => ({
    collection: "kitchen-sink",
    request: ["Auth", name],
    lanes: ["curl"],
    at: "header:authorization",
    postman: /^Digest username="kitchen-user", .*$/,
    ours: undefined,
    reason: "curl signs with the nonce of the server, for which it asks first",
  })),
  ...["edgegrid", "edgegrid with a body"].map((name): Deliberate => ({
    collection: "kitchen-sink",
    request: ["Auth", name],
    lanes: ["curl"],
    at: "header:authorization",
    postman: /^EG1-HMAC-SHA256 client_token=walnut-client;.*;signature=[^;]+$/,
    ours: undefined,
    reason: UNSIGNED_SCRIPT,
  })),
];

/** Requests that Postman's own runtime refuses to send, so that there is nothing to compare with. */
export const POSTMAN_SENDS_NOTHING: readonly { collection: string; request: string[]; reason: string }[] = [
  {
    collection: "kitchen-sink",
    request: ["URLs", "Object with only raw"],
    reason: "Postman reads a URL object by its parts and ignores `raw`",
  },
  ...["Pseudo-header", "Two lines"].map((name) => ({
    collection: "kitchen-sink",
    request: ["Headers", name],
    reason: "HTTP cannot carry the header",
  })),
  { collection: "kitchen-sink", request: ["No URL at all"], reason: "there is nowhere to send it" },
];
