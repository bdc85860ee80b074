import { readFileSync } from "node:fs";

import { PACKAGE } from "../../package.js";

const SOURCE = new URL("templates/curl/functions.sh", PACKAGE);

/** The bash functions that scripts may call, by name. */
export interface ShellFunctions {
  /** Source of those that `script` calls, of the `others` and of those that these call, in the order of the file. */
  usedBy(script: string, others?: readonly string[]): string[];
}

/** Reads the shell functions from their template. */
export function loadFunctions(): ShellFunctions {
  const blocks = parse(readFileSync(SOURCE, "utf8"));
  return {
    usedBy(script, others = []) {
      const used = new Set<string>();
      const called = Array.from(script.matchAll(/\$\((\w+)/g), ([, name]) => name as string);
      const open = [...called, ...others];
      for (let name = open.pop(); name !== undefined; name = open.pop()) {
        const block = blocks.get(name);
        if (block === undefined || used.has(name)) continue;
        used.add(name);
        for (const call of block.calls) open.push(call);
      }
      return [...blocks].filter(([name]) => used.has(name)).map(([, { source }]) => source);
    },
  };
}

interface Block {
  source: string;
  /** The others that it calls. */
  calls: readonly string[];
}

function parse(file: string): Map<string, Block> {
  const found = file
    .trim()
    .split("\n\n")
    .flatMap((source) => {
      const [, name, body] = /^(\w+)\(\) \{\n(.*)\n\}$/ms.exec(source) ?? [];
      return name === undefined || body === undefined ? [] : [{ name, body, source }];
    });
  const names = new Set(found.map(({ name }) => name));
  const callsIn = (body: string) => [...new Set(body.match(/\w+/g))].filter((word) => names.has(word));
  return new Map(found.map(({ name, body, source }) => [name, { source, calls: callsIn(body) }]));
}
