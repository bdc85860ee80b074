import type { DiagnosticCode } from "../diagnostics/diagnostic.js";
import type { TargetDefinition } from "../emit/core/define-target.js";
import type { ImportExtension } from "../emit/core/import-extension.js";
import type { Target } from "../emit/core/target-names.js";
import type { Overrides } from "../overrides/settings.js";

// A config file may import it beside `defineConfig`, also where the package is run without being installed.
export { defineTarget } from "../emit/core/define-target.js";

/** The contents of a postman-codegen.config file. Paths are relative to that file; the command line wins. */
export interface Config {
  /** Collection files, folders, globs, http(s) addresses, `postman:<uid>`. */
  input?: string | string[];
  /** Folder of the output; default `generated`. */
  out?: string;
  /** Default: client, curl, tests. */
  targets?: Target[];
  /** Targets of your own, made by `defineTarget`; name those to generate in `targets`. */
  customTargets?: TargetDefinition[];
  /** Environment and globals files; later ones win. */
  environments?: string[];
  /** Folder of templates that replace built-in ones of the same path. */
  templates?: string;
  /** More languages for the pages of `docs`, as postman-code-generators calls them: `python`, `csharp:RestSharp`. */
  languages?: string[];
  /** Folders and requests by path glob. */
  only?: string | string[];
  /** Type-check the generated client before it is written. */
  verify?: boolean;
  /** How relative imports in the generated client end; default `.js`. */
  importExtension?: ImportExtension;
  /** Names and types of operations, by path glob. */
  overrides?: Overrides;
  /** Codes of warnings that are known and accepted: they are not shown. Errors always are. */
  ignoreWarnings?: DiagnosticCode[];
}

/** Gives a configuration file its type: `export default defineConfig({ ... })`. */
export function defineConfig(config: Config): Config {
  return config;
}
