/** The programmatic interface: what the command line does, and the types of the intermediate representation. */
export type * from "./client-model/model.js";
export { type Config, defineConfig } from "./config/define.js";
export type { GenerateOptions, ProgressEvent } from "./config/options.js";
export type { Diagnostic, DiagnosticCode, Place, Severity } from "./diagnostics/diagnostic.js";
export { defineTarget, type TargetDefinition, type TargetFile } from "./emit/core/define-target.js";
export type { CodeSample, EmitContext } from "./emit/core/emitter.js";
export type { ImportExtension } from "./emit/core/import-extension.js";
export type { Target } from "./emit/core/target-names.js";
export { displayCurl } from "./emit/curl/display.js";
export { generate, type GenerateRequest, inspect } from "./generate.js";
export * from "./ir/model.js";
export type { OperationOverride, Overrides, TypeSetting } from "./overrides/settings.js";
export type { CollectionResult, GenerateResult } from "./pipeline/result.js";
export type { Fact, Script, Expression as ScriptExpression } from "./scripts/model.js";
