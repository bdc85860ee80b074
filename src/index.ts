/** The programmatic interface: what the command line does, and the types of the intermediate representation. */
export type * from "./client-model/model.js";
export { type Config, defineConfig } from "./config/define.js";
export type {
  CustomTarget,
  GenerateOptions,
  ImportExtension,
  OperationOverride,
  Overrides,
  ProgressEvent,
  Target,
  TypeSetting,
} from "./config/options.js";
export type { Diagnostic, DiagnosticCode, Place, Severity } from "./diagnostics/diagnostic.js";
export { defineTarget, type TargetDefinition, type TargetFile } from "./emit/core/define-target.js";
export type { CodeSample, EmitContext } from "./emit/core/emitter.js";
export { displayCurl } from "./emit/curl/display.js";
export { generate, type GenerateRequest, inspect } from "./generate.js";
export * from "./ir/model.js";
export type { CollectionResult, GenerateResult } from "./pipeline/result.js";
