import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Files that may tell Prettier what to do, whatever is in them. */
const CONFIG_FILE = /^(?:\.prettierrc(?:\..+)?|prettier\.config\..+|\.editorconfig|package\.yaml)$/;

/**
 * Tells which folders have a Prettier configuration, in them or above. One that has none needs no Prettier to find out
 * what its defaults are. Errs on the side of a configuration.
 */
export class ConfigFiles {
  private readonly known = new Map<string, Promise<boolean>>();

  has(folder: string): Promise<boolean> {
    let answer = this.known.get(folder);
    if (answer === undefined) {
      answer = this.look(folder);
      this.known.set(folder, answer);
    }
    return answer;
  }

  private async look(folder: string): Promise<boolean> {
    if (await holdsConfig(folder)) return true;
    const above = dirname(folder);
    return above !== folder && this.has(above);
  }
}

async function holdsConfig(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => []);
  if (names.some((name) => CONFIG_FILE.test(name))) return true;
  if (!names.includes("package.json")) return false;
  return readFile(join(folder, "package.json"), "utf8").then(namesPrettier, () => true);
}

/** Many a package.json has it among its dependencies only, which configures nothing. */
function namesPrettier(packageJson: string): boolean {
  if (!packageJson.includes('"prettier"')) return false;
  try {
    return Object.hasOwn(JSON.parse(packageJson) as object, "prettier");
  } catch {
    return true;
  }
}
