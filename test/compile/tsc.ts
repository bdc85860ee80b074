import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const modules = resolve(import.meta.dirname, "../../node_modules");

/** What a compiler finds wrong with a project, or why it could not be run. `compiler` is the package that has it. */
export async function faultsOf(project: string, compiler = "typescript"): Promise<string> {
  try {
    await run(process.execPath, [resolve(modules, compiler, "bin/tsc"), "-p", project], {
      maxBuffer: 1 << 26,
    });
    return "";
  } catch (error) {
    return (error as { stdout?: string }).stdout || String(error);
  }
}
