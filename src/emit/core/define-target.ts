import type { ClientModel } from "../../client-model/model.js";
import type { EmitContext } from "./emitter.js";
import { EmitError } from "./fault.js";
import type { PlannedFile } from "./planned-file.js";

/** A target of the user's own: the built-in ones have the same interface. */
export interface TargetDefinition {
  /** Its name in `targets` and `--target`: lower-case letters, digits and `-`. */
  name: string;
  /**
   * Returns the files of one collection, with paths relative to the collection's directory. An error that it throws is
   * reported for that collection, and nothing is written for it.
   */
  emit(model: ClientModel, context: EmitContext): TargetFile[] | Promise<TargetFile[]>;
}

/** A file of the output. With `format` it is formatted like generated code, else it is written as it is. */
export type TargetFile = Pick<PlannedFile, "path" | "content" | "executable" | "format">;

/** Gives a target its types: `defineTarget({ name: "reference", emit(model) { ... } })`, for `customTargets` in a config file. */
export function defineTarget(target: TargetDefinition): TargetDefinition {
  return target;
}

/** The files of a custom target. Throws an EmitError where the target fails or returns something else. */
export async function emitCustom(
  target: TargetDefinition,
  model: ClientModel,
  context: EmitContext,
): Promise<PlannedFile[]> {
  let files: unknown;
  try {
    files = await target.emit(model, context);
  } catch (error) {
    throw error instanceof EmitError
      ? error
      : failed(target.name, error instanceof Error ? error.message : String(error));
  }
  if (Array.isArray(files) && files.every(isFile)) return files;
  throw failed(target.name, "emit() must return a list of files: { path, content, format?, executable? }");
}

function isFile(file: unknown): file is TargetFile {
  const { path, content, format, executable } = Object(file) as Partial<Record<keyof TargetFile, unknown>>;
  const isFormat = format === undefined || format === "typescript" || format === "json";
  const isExecutable = executable === undefined || typeof executable === "boolean";
  return typeof path === "string" && typeof content === "string" && isFormat && isExecutable;
}

function failed(name: string, reason: string): EmitError {
  return new EmitError([
    {
      severity: "error",
      code: "PC4007",
      message: `target ${JSON.stringify(name)} failed: ${reason}`,
      hint: "the target stands in customTargets of the config file; docs/custom-targets.md shows one that works",
    },
  ]);
}
