import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";

import { bundle, type Sample } from "./bundle.js";

/** Median time of one call in microseconds, the JSON of the answer read. */
export interface CallCost {
  plain: number;
  /** `fetch` with what a client with timeouts cannot do without: a signal and a timer. */
  bounded: number;
  client: number;
  /** The peer's client, which has neither timeouts nor retries. */
  peer: number;
}

const WARM_UP = 1000;
const CALLS = 5_000;

/** Calls by `fetch`, by `fetch` with a timeout, and by the clients, interleaved in this process, to a loopback server in another thread. */
export async function callCost(own: Sample, peer: Sample): Promise<CallCost> {
  const worker = new Worker(new URL("programs/server.mjs", import.meta.url));
  try {
    const port = await new Promise<number>((resolve, reject) => {
      worker.once("message", resolve).once("error", reject);
    });
    return await compare(own, peer, `http://127.0.0.1:${String(port)}`);
  } finally {
    await worker.terminate();
  }
}

async function compare(own: Sample, peer: Sample, baseUrl: string): Promise<CallCost> {
  const body = { name: "a name", count: 3, tags: ["a", "b"], nested: { deep: true } };
  const send = await ownCall(own, baseUrl);
  const peerSend = await peerCall(peer, baseUrl);
  let path = "";
  await send(body, (url) => (path = new URL(url).pathname));
  const plain = async (signal?: AbortSignal) => {
    const response = await fetch(baseUrl + path, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json", Authorization: "Bearer t" },
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    });
    return (await response.json()) as unknown;
  };
  const bounded = async () => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
    }, 60_000);
    try {
      return await plain(controller.signal);
    } finally {
      clearTimeout(timer);
    }
  };
  const calls = [() => plain(), bounded, () => send(body), () => peerSend(body)];
  const times = calls.map((): number[] => []);
  for (let i = 0; i < WARM_UP + CALLS; i += 1) {
    for (const [which, call] of shuffled([...calls.entries()])) {
      const start = performance.now();
      await call();
      if (i >= WARM_UP) times[which]?.push(performance.now() - start);
    }
  }
  const [plainTime = NaN, boundedTime = NaN, client = NaN, peerTime = NaN] = times.map(
    (each) => medianOf(each) * 1000,
  );
  return { plain: plainTime, bounded: boundedTime, client, peer: peerTime };
}

type Send = (body: object, sent?: (url: string) => void) => PromiseLike<unknown>;

async function ownCall({ folder, operation, module }: Sample, baseUrl: string): Promise<Send> {
  return sendOf(
    folder,
    `import { createTransport } from "./runtime/transport.js";
import { ${operation} } from "${module}";
const options = { variables: { token: "t" } };
const transport = createTransport({ baseUrl: "${baseUrl}/v1" }, options);
export const send = (body, sent) =>
  sent
    ? ${operation}(createTransport({ baseUrl: "${baseUrl}/v1" }, { ...options, onRequest: ({ url }) => sent(url) }), { body })
    : ${operation}(transport, { body });
`,
  );
}

async function peerCall({ folder, operation, module }: Sample, baseUrl: string): Promise<Send> {
  return sendOf(
    folder,
    `import { client } from "./client.gen.js";
import { ${operation} } from "${module}";
client.setConfig({ baseUrl: "${baseUrl}/v1", auth: "t", throwOnError: true });
export const send = async (body) => (await ${operation}({ body })).data;
`,
  );
}

/** What a module exports as a user's bundle has it: the client is TypeScript, and this process should not translate it. */
async function sendOf(folder: string, source: string): Promise<Send> {
  const { code } = await bundle(folder, source);
  const file = join(folder, "bench-app.mjs");
  writeFileSync(file, code);
  return ((await import(pathToFileURL(file).href)) as { send: Send }).send;
}

/** In an order of its own each time: what ran before a call has filled the caches, with what serves it or with what does not. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => [Math.random(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}

function medianOf(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? NaN;
}
