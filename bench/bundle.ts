import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { rolldown } from "rolldown";

/** An app as a browser would load it. Sizes in bytes. */
export interface Bundle {
  code: string;
  minified: number;
  gzipped: number;
}

/** Bundles the app that `source` is, a module in the folder of a client. What it does not use is shaken off. */
export async function bundle(folder: string, source: string): Promise<Bundle> {
  const input = join(folder, "bench-app.ts");
  writeFileSync(input, source);
  const built = await rolldown({ input, platform: "browser" });
  const { output } = await built.generate({ format: "esm", minify: true, comments: false });
  await built.close();
  if (output.length !== 1) throw new Error("The app is not one chunk");
  const { code } = output[0];
  return { code, minified: Buffer.byteLength(code), gzipped: gzipSync(code, { level: 9 }).length };
}

/** A client's folder, and an operation of it that sends a body and nothing else. */
export interface Sample {
  folder: string;
  operation: string;
  /** The module that has the operation. */
  module: string;
}

/** In a client of ours. */
export function ownSample(out: string): Sample {
  const [collection = ""] = readdirSync(out);
  const folder = join(out, collection);
  return { folder, ...find(folder, "resources", /^export function (create\w+)\(/m) };
}

/** In a client of openapi-ts. */
export function peerSample(folder: string): Sample {
  return { folder, ...find(folder, "sdk.gen.ts", /^export const (post\w+) = /m) };
}

function find(folder: string, place: string, declaration: RegExp): { module: string; operation: string } {
  const modules = place.endsWith(".ts")
    ? [place]
    : readdirSync(join(folder, place), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(".ts"))
        .sort()
        .map((name) => `${place}/${name}`);
  for (const module of modules) {
    const operation = declaration.exec(readFileSync(join(folder, module), "utf8"))?.[1];
    if (operation !== undefined) return { module: `./${module.replace(/\.ts$/, ".js")}`, operation };
  }
  throw new Error(`No operation to bundle in ${folder}`);
}

const CALL = `{ body: JSON.parse(prompt() ?? "") }`;

/** One operation of ours, with what a user needs to call it. */
export function ownApp({ operation, module }: Sample): string {
  return `import { createTransport } from "./runtime/transport.js";
import { variableDefaults } from "./variables.js";
import { ${operation} } from "${module}";
const transport = createTransport(variableDefaults, { variables: { token: "t" } });
console.log(await ${operation}(transport, ${CALL}));
`;
}

/** The same with what sends again after a failure. */
export function ownRetryingApp(sample: Sample): string {
  return `import { withRetries } from "./runtime/retry.js";\n${ownApp(sample).replace(
    " });\nconsole",
    " }, { retry: withRetries });\nconsole",
  )}`;
}

/** The same operation of the peer. */
export function peerApp({ operation, module }: Sample): string {
  return `import { client } from "./client.gen.js";
import { ${operation} } from "${module}";
client.setConfig({ auth: "t" });
console.log(await ${operation}(${CALL}));
`;
}

/** The same call by a client that has no generated code: a path and a body. */
export function fetchApp(): string {
  return `import createClient from "${fileURLToPath(import.meta.resolve("openapi-fetch"))}";
const client = createClient({ baseUrl: "https://api.example.com/v1", headers: { Authorization: "Bearer t" } });
console.log(await client.POST("/things", ${CALL}));
`;
}

/** Every operation: nothing can be shaken off. */
export const OWN_WHOLE = `import { createClient } from "./index.js";
console.log(createClient({ variables: { token: "t" } }));
`;
export const PEER_WHOLE = `import * as sdk from "./sdk.gen.js";
console.log({ ...sdk });
`;
