import type { DiagnosticCode, Report } from "../diagnostics/diagnostic.js";
import type { TargetDefinition } from "../emit/core/define-target.js";
import type { ImportExtension } from "../emit/core/import-extension.js";
import type { Target } from "../emit/core/target-names.js";
import type { Overrides } from "../overrides/settings.js";

/** `write` changes the disk; `check` and `dry-run` only look. */
export type WriteMode = "write" | "check" | "dry-run";

/** Everything that decides what a run makes. Relative paths are relative to `cwd`. */
export interface GenerateOptions {
  /** Files, folders, globs, `-` for `stdin`, http(s) addresses, `postman:<uid>`. */
  inputs: string[];
  /** They are all that there are for `out`: folders in it that none of them makes get a warning. True for folders and globs. */
  allInputs?: boolean;
  out: string;
  targets: Target[];
  /** Targets of the user's own, made by `defineTarget`; those that `targets` names are generated. */
  customTargets?: readonly TargetDefinition[];
  /** Environment and globals files; later ones win. */
  environments: string[];
  /** Folder of templates that replace built-in ones of the same path. */
  templates?: string;
  /** More languages for the code on pages of `docs`, as postman-code-generators calls them: `python`, `csharp:RestSharp`. */
  languages?: string[];
  /** Path globs; absent: everything. */
  only?: string[];
  overrides?: Overrides;
  /** Diagnostics of these codes that are no errors are neither reported nor in the result. */
  ignoreWarnings?: DiagnosticCode[];
  importExtension: ImportExtension;
  /** Type-check the generated client before it is written. */
  verify: boolean;
  mode: WriteMode;
  cwd: string;
  /** Read when `-` is among the inputs. */
  stdin?: NodeJS.ReadableStream;
  /** POSTMAN_API_KEY is read from here; default: the environment of the process. */
  env?: Readonly<Record<string, string | undefined>>;
  onProgress?: (event: ProgressEvent) => void;
  /** Called with each diagnostic when it is found; all of them are in the result too. */
  report?: Report;
}

/** Begin of one stage for one input file. */
export interface ProgressEvent {
  /** From 1. */
  index: number;
  count: number;
  /** As the user gave it. */
  file: string;
  stage: "read" | "build" | "emit" | "format" | "verify" | "write";
}
