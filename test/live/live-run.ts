import { execFile } from "node:child_process";
import { readFileSync, symlinkSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";

import { cli } from "../cli/harness.js";
import { put, temporaryFolder } from "../write/folder.js";

const modules = resolve(import.meta.dirname, "../../node_modules");

/** What a loopback server answers to a request by its method and path: `POST /login`. */
export type Answers = Readonly<
  Record<string, { status?: number; headers?: Record<string, string>; body?: unknown }>
>;

export interface LiveOutcome {
  /** Titles from the outermost folder on, with the status of each test. */
  tests: Record<string, string>;
  /** `POST /login {"user":"ada"}` */
  requests: string[];
  /** All that the run printed and reported. */
  report: string;
}

export interface LiveSetup {
  collection: object;
  answers: Answers;
  /** Beside `host`, the address of the server. */
  variables?: Record<string, unknown>;
  env?: Record<string, string>;
  args?: string[];
  /** Without it the run is not switched on. */
  environment?: false;
}

/** Generates the live tests of a collection and runs them against a server of ours. */
export async function runLive({
  collection,
  answers,
  variables = {},
  env = {},
  args = [],
  environment,
}: LiveSetup): Promise<LiveOutcome> {
  const cwd = temporaryFolder();
  put(cwd, { "c.json": JSON.stringify(collection) });
  const generated = await cli(["c.json", "-t", "client,live", ...args], { cwd });
  if (generated.status !== 0) throw new Error(generated.stderr);
  symlinkSync(modules, join(cwd, "node_modules"));
  const requests: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      const body = Buffer.concat(chunks).toString();
      requests.push([method, url, headers.authorization, body].filter(Boolean).join(" "));
      const answer = answers[`${method} ${url.split("?")[0]}`] ?? { status: 404, body: {} };
      response.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers });
      response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const values = Object.entries({ host, ...variables }).map(([key, value]) => ({
    key,
    value,
    enabled: true,
  }));
  put(cwd, { "e.json": JSON.stringify({ name: "e", values }) });
  const output = await vitest(cwd, {
    ...env,
    ...(environment === false ? {} : { POSTMAN_ENVIRONMENT: join(cwd, "e.json") }),
  });
  server.close();
  const report = readFileSync(join(cwd, "report.json"), "utf8");
  return { tests: testsIn(report), requests, report: output + report };
}

function vitest(cwd: string, env: Record<string, string>): Promise<string> {
  const args = [
    "run",
    "--root",
    join(cwd, "generated"),
    "--reporter=json",
    "--reporter=default",
    `--outputFile=${join(cwd, "report.json")}`,
  ];
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(modules, "vitest/vitest.mjs"), ...args],
      { cwd, env: { PATH: process.env.PATH ?? "", ...env } },
      (_, stdout, stderr) => done(stdout + stderr),
    );
  });
}

function testsIn(report: string): Record<string, string> {
  const { testResults } = JSON.parse(report) as {
    testResults: {
      message: string;
      assertionResults: { ancestorTitles: string[]; title: string; status: string }[];
    }[];
  };
  const failed = testResults.find(
    ({ assertionResults, message }) => assertionResults.length === 0 && message !== "",
  );
  if (failed) throw new Error(failed.message);
  return Object.fromEntries(
    testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ ancestorTitles, title, status }) => [
        [...ancestorTitles, title].join(" > "),
        status,
      ]),
    ),
  );
}
