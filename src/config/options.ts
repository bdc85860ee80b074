import type { DiagnosticCode, Report } from "../diagnostics/diagnostic.js";

/** What can be generated besides snippets, in the order in which it is shown. */
export const TARGETS = ["client", "curl", "tests", "docs"] as const;

/** One of {@link TARGETS}, or a language of snippets: the name of a template in `snippets/`. */
export type Target = (typeof TARGETS)[number] | (string & {});

/** Languages of the built-in templates in `snippets/`. */
export const SNIPPET_LANGUAGES = ["lianja"] as const;

/** How relative imports in the generated client end. */
export const IMPORT_EXTENSIONS = [".js", ".ts", ""] as const;

export type ImportExtension = (typeof IMPORT_EXTENSIONS)[number];

/** `write` changes the disk; `check` and `dry-run` only look. */
export type WriteMode = "write" | "check" | "dry-run";

/** What the user says about one place in the types of an operation. */
export interface TypeSetting {
  /** Name of the generated type. */
  rename?: string;
  /** Whether the property may be left out. */
  optional?: boolean;
  /** The only values. */
  enum?: (string | number)[];
  /** Shown in the doc comment: `date-time`. */
  format?: string;
  /** A TypeScript type to use instead of the inferred one. */
  type?: string;
  /** The module that `type` is imported from. */
  from?: string;
}

/** What the user says about operations. */
export interface OperationOverride {
  /** Name of the operation in the client. */
  name?: string;
  /** By place: `body`, `response.200.items[].type`, `query.limit`, `headers.x-request-id`, `path.id`. */
  types?: Record<string, TypeSetting>;
}

/** By path of the operation, a glob as for --only: `folder/sub/request`, `folder/**`. */
export type Overrides = Record<string, OperationOverride>;

/** Everything that decides what a run makes. Relative paths are relative to `cwd`. */
export interface GenerateOptions {
  /** Files, folders, globs, `-` for `stdin`, http(s) addresses, `postman:<uid>`. */
  inputs: string[];
  /** They are all that there are for `out`: folders in it that none of them makes get a warning. True for folders and globs. */
  allInputs?: boolean;
  out: string;
  targets: Target[];
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
