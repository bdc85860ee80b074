import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { clientModel } from "../../src/client-model/build.js";
import { curlSample } from "../../src/emit/curl/display.js";
import { type CollectionIr, displayCurl, inspect } from "../../src/index.js";
import { OverrideRules } from "../../src/overrides/rules.js";
import { build, collection, request, url } from "../ir/make.js";

async function irOf(name: string): Promise<CollectionIr> {
  const cwd = fileURLToPath(new URL("../../collections", import.meta.url));
  const { collections } = await inspect({ inputs: [`${name}.postman_collection.json`], cwd });
  return collections[0] as CollectionIr;
}

/** The reference page, but for its white space. */
const EXPECTED = `curl -X POST
-H "opc-retry-token: aliqua enim i"
-H "Content-Type: application/json"
-H "Date: {{date}}"
-H "Authorization: {{signature}}"
-H "x-content-sha256: {{content_sha256}}"
-d '{
"bootVolumeId": "aute in",
"definedTags": {},
"displayName": "aliquip in magna",
"freeformTags": {},
"type": "FULL"
}'
https://iaas.{{region}}.oraclecloud.com/20160918/bootVolumeBackups`;

const withoutWhiteSpace = (text: string) => text.replace(/\s+/g, "");

test("CreateBootVolumeBackup is shown as the reference page shows it", async () => {
  const ir = await irOf("oci-core-services");
  const operation = ir.operations.find(({ name }) => name === "CreateBootVolumeBackup");
  const shown = displayCurl(operation as CollectionIr["operations"][number], ir);
  expect(withoutWhiteSpace(shown)).toBe(withoutWhiteSpace(EXPECTED));
});

test("every request of the collections can be shown", async () => {
  const ir = await irOf("kitchen-sink");
  const shown = ir.operations.map((operation) => displayCurl(operation, ir));
  expect(shown.filter((text) => !text.startsWith("curl -X "))).toEqual([]);
});

test("on pages, what has no value is a variable of the shell", () => {
  const order = request("order", {
    method: "POST",
    url: url({ host: ["{{shop-host}}"], path: ["orders", ":id"], query: [{ key: "sku", value: "{{sku}}" }] }),
    headers: [{ key: "X-Note", value: "for $5, {{buyer}}" }],
    body: {
      mode: "formdata",
      formdata: [
        { type: "text", key: "start", value: "{{buyer}}" },
        { type: "text", key: "plain", value: "text" },
      ],
    },
  });
  const { ir, names } = build({ ...collection([order]), variables: [{ key: "sku", value: "s-1" }] });
  const [model] = clientModel(ir, names, new OverrideRules(undefined)).operations;
  const code = model && curlSample(ir).code(model);
  expect(code?.split("\n")).toEqual([
    "buyer='<buyer>'",
    "shop_host='<shop-host>'",
    "id='<id>'",
    "",
    "curl -X POST \\",
    `  -H 'X-Note: for $5, '"\${buyer}" \\`,
    '  --form-string "start=${buyer}" \\',
    '  -F "plain=text" \\',
    '  "https://${shop_host}/orders/${id}?sku=s-1"',
  ]);
});
