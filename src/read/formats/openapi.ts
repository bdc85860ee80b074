import type { ForeignFormat } from "./format.js";

/** A description of an API in OpenAPI or Swagger, in JSON or YAML. */
export const openApi: ForeignFormat = {
  kind: "foreign",
  detectText: (text) => /^["']?(?:openapi|swagger)["']?\s*:/m.test(text),
  detectJson: ({ openapi, swagger }) => openapi !== undefined || swagger !== undefined,
  describe: () => ({
    description: "it is an OpenAPI document",
    hint: "import it into Postman, which makes a collection of it, and export that",
  }),
};
