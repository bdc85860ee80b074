import { expect, test } from "vitest";

import { request, url } from "../ir/make.js";
import { client } from "./client.js";

test("a default that is empty is said to be so", async () => {
  const { resource } = await client([
    request("Order", {
      method: "POST",
      url: url({ query: [{ key: "signature", value: "" }], path: ["orders"] }),
      headers: [{ key: "X-Key", value: "" }],
    }),
    request("Cancel", {
      method: "POST",
      url: url({
        query: [
          { key: "signature", value: "" },
          { key: "symbol", value: "{{symbol}}" },
        ],
        path: ["orders"],
      }),
      headers: [{ key: "X-Key", value: "" }],
    }),
  ]);
  expect(resource).toContain("/** Default: empty. */ signature?: string | undefined;");
  expect(resource).toContain('/** Default: empty. */ "X-Key"?: string | undefined;');
  expect(resource).toContain("/** Default: `{{symbol}}`. */ symbol?: string | undefined;");
});
