/**
 * Loaded before a program (`--import`), it lets something happen at the n-th call that changes the disk (FAULT_AT):
 * `kill` ends the process at once, in the middle of the text where one is written; `swap` puts a link to FAULT_TARGET in
 * the place of the folder FAULT_PATH once the call is done; `appear` puts a file of somebody else at FAULT_PATH then. The number of calls goes to stderr when the program ends by itself.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { dirname } from "node:path";

const { FAULT, FAULT_AT, FAULT_PATH, FAULT_TARGET } = process.env;
const original = { ...fs, promises: { ...fs.promises } };
let calls = 0;

function reach(name, args) {
  calls += 1;
  if (FAULT !== "kill" || calls !== Number(FAULT_AT)) return;
  if (name.startsWith("writeFile")) {
    const [path, content, options] = args;
    try {
      original.writeFileSync(path, String(content).slice(0, String(content).length / 2), options);
    } catch {
      // As where a file may not be there yet and is: the process ends all the same.
    }
  }
  process.kill(process.pid, "SIGKILL");
}

function leave(call) {
  if (FAULT === "appear" && call === Number(FAULT_AT) && !original.existsSync(FAULT_PATH)) {
    original.mkdirSync(dirname(FAULT_PATH), { recursive: true });
    original.writeFileSync(FAULT_PATH, "mine");
  }
  if (FAULT !== "swap" || call !== Number(FAULT_AT) || !original.existsSync(FAULT_PATH)) return;
  original.renameSync(FAULT_PATH, `${FAULT_PATH}.moved-away`);
  original.symlinkSync(FAULT_TARGET, FAULT_PATH);
}

function wrap(holder, from, name) {
  holder[name] = (...args) => {
    reach(name, args);
    const call = calls;
    let result;
    try {
      result = from[name](...args);
    } finally {
      if (!(result instanceof Promise)) leave(call);
    }
    return result instanceof Promise ? result.finally(() => leave(call)) : result;
  };
}

for (const name of ["chmod", "copyFile", "link", "mkdir", "rename", "rm", "rmdir", "unlink", "writeFile"]) {
  wrap(fs, original, `${name}Sync`);
  wrap(fs.promises, original.promises, name);
}
wrap(fs, original, "mkdtempSync");
wrap(fs.promises, original.promises, "mkdtemp");
syncBuiltinESMExports();

process.on("exit", () => process.stderr.write(`calls ${calls}\n`));
