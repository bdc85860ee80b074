import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Files that may tell Prettier what to do, whatever is in them. */
const CONFIG_FILE = /^(?:\.prettierrc(?:\..+)?|prettier\.config\..+|\.editorconfig|package\.yaml)$/;

/**
 * Tells which folders have a Prettier configuration, in them or above. One that has none needs no Prettier to find out
 * what its defaults are. Errs on the side of a configuration.
 */
export class ConfigFiles {
  private readonly known = new Map<string, boolean>();

  has(folder: string): boolean {
    let answer = this.known.get(folder);
    if (answer === undefined) {
      answer = this.look(folder);
      this.known.set(folder, answer);
    }
    return answer;
  }

  private look(folder: string): boolean {
    if (holdsConfig(folder)) return true;
    const above = dirname(folder);
    return above !== folder && this.has(above);
  }
}

function holdsConfig(folder: string): boolean {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return false;
  }
  if (names.some((name) => CONFIG_FILE.test(name))) return true;
  return names.includes("package.json") && namesPrettier(join(folder, "package.json"));
}

/** Many a package.json has it among its dependencies only, which configures nothing. */
function namesPrettier(packageJson: string): boolean {
  try {
    const text = readFileSync(packageJson, "utf8");
    return text.includes('"prettier"') && Object.hasOwn(JSON.parse(text) as object, "prettier");
  } catch {
    return true;
  }
}
