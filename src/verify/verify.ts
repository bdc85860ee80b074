import { dirname, join, relative, sep } from "node:path";

import type { CompilerOptions, SourceFile } from "ts-morph";

import type { ClientModel } from "../client-model/model.js";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { PlannedFile } from "../emit/core/planned-file.js";
import { sampleChecks } from "./samples.js";

/** The flags under which generated code promises to compile. */
const STRICT: CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noPropertyAccessFromIndexSignature: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  erasableSyntaxOnly: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  types: [],
};

/** The files of the client. Those of generated tests and custom targets may need packages of the user's project. */
const CLIENT_FILE = /^(?:(?:index|client|variables|types)|(?:resources|runtime)\/.*)\.ts$/;

/** More faults than anyone reads at once. */
const MAX_REPORTED = 20;

/**
 * Type-checks what would be written to `folder`, without writing it: the client, and that every saved sample fits its type.
 * Generated tests are left out, as they need packages of the user's project. Only own types of the user are read from disk.
 */
export async function verify(
  model: ClientModel,
  files: readonly PlannedFile[],
  folder: string,
): Promise<Diagnostic[]> {
  const { ModuleKind, ModuleResolutionKind, Project, ScriptTarget } = await import("ts-morph");
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: {
      ...STRICT,
      target: ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
    },
  });
  const sources = files.filter((f) => CLIENT_FILE.test(f.path));
  const own = new Set<SourceFile>();
  const add = (path: string, content: string) =>
    own.add(project.createSourceFile(join(folder, path), content, { overwrite: true }));
  for (const { path, content } of sources) add(path, content);
  add("samples.check.ts", sampleChecks(model));
  return project
    .getPreEmitDiagnostics()
    .filter((fault) => own.has(fault.getSourceFile() as SourceFile))
    .slice(0, MAX_REPORTED)
    .map((fault) => {
      const message = fault.getMessageText();
      const line = fault.getLineNumber();
      return {
        severity: "error",
        code: "PC3004",
        message: `generated code does not type-check: ${typeof message === "string" ? message : message.getMessageText()}`,
        place: {
          file: shownPath(fault.getSourceFile()?.getFilePath(), folder),
          ...(line === undefined ? {} : { line }),
        },
        hint: "this is a fault of the generator, or of a template or type given to it; nothing was written",
      };
    });
}

/** With the name of the collection's folder, as the user finds it in the output. */
function shownPath(file: string | undefined, folder: string): string {
  return relative(dirname(folder), file ?? folder)
    .split(sep)
    .join("/");
}
