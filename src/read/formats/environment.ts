import { isRecord } from "../normalize/values.js";
import type { ForeignFormat } from "./format.js";

/** An environment or globals file of Postman, which is no collection; `src/read/environment.ts` reads it. */
export const environment: ForeignFormat = {
  kind: "foreign",
  detectText: (text) => /^values:/m.test(text),
  detectJson: (json) => Array.isArray(json.values) || isRecord(json.environment),
  describe: () => ({
    description: "it is an environment or globals file",
    hint: "give it with --environment, beside a collection",
  }),
};
