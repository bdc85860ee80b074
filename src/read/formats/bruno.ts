import type { ForeignFormat } from "./format.js";

/** A file of a Bruno collection: a `.bru` file or `bruno.json`. */
export const bruno: ForeignFormat = {
  kind: "foreign",
  detectText: (text) => /^meta \{$/m.test(text),
  detectJson: ({ version, type, item }) => version === "1" && type === "collection" && item === undefined,
  describe: () => ({
    description: "it is a part of a Bruno collection",
    hint: "export the collection from Bruno as a Postman collection, and give that",
  }),
};
