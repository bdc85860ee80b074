import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import mime from "mime-types";

import type { Json } from "./json.js";
import { isObject } from "./json.js";
import type { SentRequest } from "./recorder.js";
import { MEANT_HOST, Recorder } from "./recorder.js";

/** Where generated output is and what its users would give it at run time. */
export interface Generated {
  /** Folder of the collection's output. */
  dir: string;
  /** Folder with the files that requests send; scripts run in it. */
  workingDir: string;
  operations: ManifestOperation[];
  /** The value of every variable, by its name in Postman. Scripts and the client get those that they say have none. */
  variables: Readonly<Record<string, string>>;
}

export interface ManifestOperation {
  index: number;
  path: string[];
  accessor: string[];
  curl: string;
  fixture: string;
}

/** What happened when one operation ran. */
export interface Attempt {
  sent: SentRequest[];
  /** Why it failed, where it did. */
  problem?: string;
}

export type Lane = (generated: Generated) => Promise<Map<number, Attempt>>;

const CURL_WORKERS = 3;
const SCRIPT_TIMEOUT_MS = 10_000;

/** Runs every script with bash; each worker has a recorder of its own, so that requests can be told apart. */
export const curlLane: Lane = async (generated) => {
  const attempts = new Map<number, Attempt>();
  const queue = generated.operations.values();
  const work = async (worker: number) => {
    const recorder = await Recorder.start();
    const curlConfig = path.join(generated.workingDir, `curl-${worker}.config`);
    await writeFile(curlConfig, `connect-to = "::127.0.0.1:${recorder.port}"\n`);
    for (const operation of queue) {
      const problem = await runScript(generated, operation, curlConfig);
      attempts.set(operation.index, { sent: recorder.take(), ...(problem === undefined ? {} : { problem }) });
    }
    await recorder.stop();
  };
  await Promise.all(Array.from({ length: CURL_WORKERS }, (_, worker) => work(worker)));
  return attempts;
};

/** Runs a script until it has every variable that it needs. Returns what is wrong with it, if anything. */
async function runScript(
  generated: Generated,
  operation: ManifestOperation,
  curlConfig: string,
): Promise<string | undefined> {
  const given: Record<string, string> = {};
  for (;;) {
    const problem = await runScriptWith(given, generated, operation, curlConfig);
    const missing = missingVariables(problem ?? "", generated.variables).filter(
      ([shell]) => !(shell in given),
    );
    if (missing.length === 0) return problem;
    for (const [shell, value] of missing) given[shell] = value;
  }
}

/** The variables that a script says have no value and that have one, by their names in the shell. */
function missingVariables(
  errors: string,
  variables: Generated["variables"],
): [shell: string, value: string][] {
  return [...errors.matchAll(/(?<=^|: )(\w+): has no value(?: \("([^"]+)" in Postman\))?/gm)].flatMap(
    ([, shell = "", original = shell]): [string, string][] => {
      const value = variables[original];
      return value === undefined ? [] : [[shell, value]];
    },
  );
}

/** A `curl` in front of the real one diverts the connections, since scripts know nothing of this suite. */
function runScriptWith(
  given: Readonly<Record<string, string>>,
  { dir, workingDir }: Generated,
  operation: ManifestOperation,
  curlConfig: string,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const child = spawn("bash", [path.join(dir, operation.curl)], {
      cwd: workingDir,
      env: {
        ...given,
        PATH: `${path.join(workingDir, "bin")}:${process.env.PATH}`,
        WIRE_PATH: process.env.PATH ?? "",
        WIRE_CURL_CONFIG: curlConfig,
        LANG: "C.UTF-8",
      },
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    // The group, since bash leaves a curl behind that waits.
    const timer = setTimeout(() => process.kill(-(child.pid as number)), SCRIPT_TIMEOUT_MS);
    let errors = "";
    child.stderr.on("data", (data) => (errors += String(data)));
    const end = (problem: string | undefined) => {
      clearTimeout(timer);
      resolve(problem);
    };
    child.on("error", (error) => end(String(error)));
    child.on("close", (code) => end(code === 0 ? undefined : `exit ${code}: ${errors.trim()}`));
  });
}

/** The `bin/curl` of the working folder. */
export const CURL_WRAPPER = `#!/bin/sh
PATH=$WIRE_PATH exec curl --config "$WIRE_CURL_CONFIG" "$@"
`;

/** The `bin/date`: stands still where AWS signs the time, at the `Date` that those requests tell Postman. */
export const CLOCK = `#!/bin/sh
[ "$*" != "-u +%Y%m%dT%H%M%SZ" ] || { echo 20240131T235959Z; exit; }
PATH=$WIRE_PATH exec date "$@"
`;

type Call = (input: unknown) => PromiseLike<unknown>;
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
export interface ClientModule {
  createClient(options: { variables: Readonly<Record<string, string>>; fetch: Fetch }): unknown;
  /** Only where the collection has requests that fetch cannot send. */
  nodeFetch?: Fetch;
}

/** Calls every operation of the generated client with the input of its fixture. */
export const clientLane: Lane = async (generated) => {
  const attempts = new Map<number, Attempt>();
  const recorder = await Recorder.start();
  const entry = path.join(generated.dir, "index.ts");
  const { createClient, nodeFetch = fetch } = (await import(entry)) as ClientModule;
  const clientWith = (variables: Generated["variables"]) =>
    createClient({ variables, fetch: divertedTo(recorder.port, nodeFetch) });
  for (const operation of generated.operations) {
    const problem = await callOperation(clientWith, generated, operation);
    attempts.set(operation.index, { sent: recorder.take(), ...(problem === undefined ? {} : { problem }) });
  }
  await recorder.stop();
  return attempts;
};

/** Calls an operation until it has every variable that it needs. Returns what is wrong with it, if anything. */
async function callOperation(
  clientWith: (variables: Generated["variables"]) => unknown,
  { dir, workingDir, variables }: Generated,
  operation: ManifestOperation,
): Promise<string | undefined> {
  const fixture = JSON.parse(await readFile(path.join(dir, operation.fixture), "utf8")) as { input: Json };
  const given: Record<string, string> = {};
  for (;;) {
    const call = operation.accessor.reduce<unknown>(
      (target, key) => (target as Record<string, unknown>)[key],
      clientWith(given),
    ) as Call;
    try {
      await call(withFiles(fixture.input, workingDir));
      return undefined;
    } catch (error) {
      const { variable = "" } = error as { variable?: string };
      const value = variables[variable];
      if (value === undefined || variable in given) return String(error);
      given[variable] = value;
    }
  }
}

/** `{"$file": "name"}` in an input stands for a file. */
function withFiles(value: Json, workingDir: string): unknown {
  if (Array.isArray(value)) return value.map((entry) => withFiles(entry, workingDir));
  if (!isObject(value)) return value;
  if (typeof value.$file === "string")
    return new File([readFileSync(path.join(workingDir, value.$file))], value.$file, {
      type: mime.lookup(value.$file) || "application/octet-stream",
    });
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withFiles(entry, workingDir)]));
}

/** Sends to the port what is meant for any host; what fetch cannot send by a transport that can, as a client does by itself. */
export function divertedTo(port: number, nodeFetch: Fetch): Fetch {
  return (address, init) => {
    const url = new URL(address);
    const headers = new Headers(init.headers);
    const { method = "GET", body } = init;
    const send =
      headers.has("host") || method === "TRACE" || (body && /^(?:GET|HEAD)$/.test(method))
        ? nodeFetch
        : fetch;
    if (!headers.has("host")) headers.set(MEANT_HOST, url.host);
    url.host = `127.0.0.1:${port}`;
    return send(url.href, { ...init, headers });
  };
}
