// The way from a collection to a client through OpenAPI.
import { readFileSync } from "node:fs";

import { createClient } from "@hey-api/openapi-ts";
import { convert } from "@scalar/postman-to-openapi";

const [input, out] = process.argv.slice(2);
const document = await convert(readFileSync(input, "utf8"));
await createClient({
  input: document,
  output: out,
  plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
  logs: { level: "silent" },
});
