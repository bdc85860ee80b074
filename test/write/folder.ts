import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { onTestFinished } from "vitest";

/** A temporary folder that goes away after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "postman-codegen-test-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

/** Writes files by path. */
export function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** All that is in a folder: the text of each file by path, `link` for links, `/` for empty folders. */
export function contents(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const found: Record<string, string> = {};
  const visit = (path: string) => {
    const stats = lstatSync(join(folder, path));
    if (stats.isSymbolicLink() && path !== "") found[path] = "link";
    else if (stats.isFile()) found[path] = readFileSync(join(folder, path), "utf8");
    else {
      const names = readdirSync(join(folder, path)).sort();
      if (names.length === 0 && path !== "") found[path] = "/";
      for (const name of names) visit(path === "" ? name : `${path}/${name}`);
    }
  };
  visit("");
  return found;
}
