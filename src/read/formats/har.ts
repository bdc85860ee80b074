import { isRecord } from "../normalize/values.js";
import type { ForeignFormat } from "./format.js";

/** Requests recorded by a browser: http://www.softwareishard.com/blog/har-12-spec/ */
export const har: ForeignFormat = {
  kind: "foreign",
  detectJson: ({ log }) => isRecord(log) && Array.isArray(log.entries),
  describe: () => ({
    description: "it is a HAR recording",
    hint: "import it into Postman and export the collection made of it",
  }),
};
