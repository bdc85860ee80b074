import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import { type Attempt, type ClientModule, divertedTo, type Generated, type Lane } from "../wire/lanes.js";
import { Recorder } from "../wire/recorder.js";

/** Runs the TypeScript of every page, with values in the place of its placeholders. */
export const pageLane: Lane = async (generated) => {
  const attempts = new Map<number, Attempt>();
  const recorder = await Recorder.start();
  const entry = path.join(generated.dir, "index.ts");
  const { nodeFetch = fetch } = (await import(entry)) as ClientModule;
  const shared = globalThis as { pageFetch?: unknown };
  shared.pageFetch = divertedTo(recorder.port, nodeFetch);
  await writeFile(path.join(generated.workingDir, "client.ts"), clientModule(entry));
  const before = process.cwd();
  process.chdir(generated.workingDir);
  for (const { index, curl } of generated.operations) {
    const page = await readFile(path.join(generated.dir, pageOf(curl)), "utf8");
    const file = path.join(generated.workingDir, `page-${index}.ts`);
    await writeFile(file, withValues(codeOf(page, "typescript"), generated));
    const problem = await import(file).then(
      () => undefined,
      (error: unknown) => String(error),
    );
    attempts.set(index, { sent: recorder.take(), ...(problem === undefined ? {} : { problem }) });
  }
  process.chdir(before);
  delete shared.pageFetch;
  await recorder.stop();
  return attempts;
};

/** A module like the entry of the client, whose clients send to the recorder. */
function clientModule(entry: string): string {
  return `import { createClient as create } from ${JSON.stringify(entry)};
export const createClient = (options: object) => create({ ...options, fetch: globalThis.pageFetch });
`;
}

/** The page of an operation lies where its script does. */
export function pageOf(curl: string): string {
  return curl.replace(/^curl\//, "docs/items/").replace(/\.sh$/, ".html");
}

/** The code of a tab. */
export function codeOf(page: string, language: string): string {
  const [, html = ""] =
    new RegExp(`<code data-language="${language}">([^]*?)</code>`).exec(
      page.slice(page.indexOf('id="code"')),
    ) ?? [];
  return html
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

/** A path parameter without a value is sent by Postman as it stands. */
function withValues(code: string, { variables }: Generated): string {
  return code
    .replace(/from "\.\/[^"]*\/index\.\w+"/, 'from "./client.ts"')
    .replace(/(?<=: |= )"<((?:[^"\\]|\\.)*)>"/g, (whole, escaped: string) => {
      const name = JSON.parse(`"${escaped}"`) as string;
      return name in variables ? JSON.stringify(variables[name]) : whole;
    })
    .replace(/(?<=path: \{[^}]*: )"<([^"]*)>"/g, '":$1"');
}
