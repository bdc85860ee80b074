import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** After the words of one program. */
const END = "\x01\x01";

/** Programs that a script may start, each standing in for itself: it writes down the words that it was given. */
export class Shell {
  readonly folder = mkdtempSync(join(tmpdir(), "hostile-shell-"));

  constructor() {
    mkdirSync(join(this.folder, "bin"));
    for (const name of ["curl", "cat"]) {
      // Each in a file of its own: two of them may run at a time.
      const spy = `#!/bin/bash\nprintf '%s\\0' ${name} "$@" $'${END}' >> ${this.folder}/words.$BASHPID\n`;
      writeFileSync(join(this.folder, "bin", name), spy, { mode: 0o755 });
    }
    // In front of every command of the script, those in functions and substitutions too.
    writeFileSync(
      join(this.folder, "trap.sh"),
      `set -o functrace\ntrap 'printf "%s\\0" "$BASH_COMMAND" >> ${this.folder}/commands.$BASHPID' DEBUG\n`,
    );
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private records(...names: string[]): string[] {
    return readdirSync(this.folder).filter((file) => names.some((name) => file.startsWith(`${name}.`)));
  }

  /** `variables` are those of the environment. */
  run(
    script: string,
    variables: Readonly<Record<string, string>> = {},
  ): { commands: string[]; words: string[][]; stderr: string } {
    for (const name of this.records("words", "commands")) rmSync(join(this.folder, name));
    writeFileSync(join(this.folder, "script.sh"), script);
    const env = {
      PATH: join(this.folder, "bin"),
      BASH_ENV: join(this.folder, "trap.sh"),
      k: "1",
      LANG: "C.UTF-8",
      ...variables,
    };
    const options = { cwd: this.folder, env, encoding: "utf8" as const };
    const { stderr } = spawnSync("/bin/bash", [join(this.folder, "script.sh")], options);
    const lines = (name: string) =>
      this.records(name)
        .map((file) => readFileSync(join(this.folder, file), "utf8"))
        .join("");
    return {
      commands: lines("commands")
        .split("\0")
        .filter((c) => c !== ""),
      words: lines("words")
        .split(`${END}\0`)
        .filter((w) => w !== "")
        .map((w) => w.split("\0").slice(0, -1)),
      stderr,
    };
  }
}

export const NAMES_OF_COMMANDS =
  /^(?:curl|cat|printf|echo|set|local|exit|return|continue|encode_\w+|percent_encode|json_text|form_file|part_name|need_file|require|same_server|replacing|part_of|has_body|exec|shift|hex|characters|int|pick|case|for|trap)\b|^\w+\+?=|^\[\[|^\(\(|^"\$@"$/;
