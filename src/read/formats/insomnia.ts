import { text } from "../normalize/values.js";
import type { ForeignFormat } from "./format.js";

/** An export of Insomnia, version 4 or 5, in JSON or YAML. */
export const insomnia: ForeignFormat = {
  kind: "foreign",
  detectText: (yaml) => /^(?:type:\s*["']?[\w.-]*insomnia\.rest\/|_type:\s*["']?export\b)/m.test(yaml),
  detectJson: ({ _type, type, resources }) =>
    (_type === "export" && Array.isArray(resources)) || /\binsomnia\.rest\//.test(text(type) ?? ""),
  describe: () => ({
    description: "it is an Insomnia export",
    hint: "import it into Postman and export the collection",
  }),
};
