import type { Generated } from "./lanes.js";
import type { Prepared } from "./prepare.js";

/** Writes what the tool makes of a prepared collection into a folder of the workspace. */
export async function generateInto(
  _prepared: Prepared,
  _workspace: string,
): Promise<Pick<Generated, "dir" | "operations">> {
  throw new Error("waiting for the public generate()");
}
