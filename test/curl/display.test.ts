import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { type CollectionIr, displayCurl, inspect } from "../../src/index.js";

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
