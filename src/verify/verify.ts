import type { CompilerOptions } from "ts-morph";
import type { Diagnostic } from "../diagnostics/diagnostic.js";
import type { PlannedFile } from "../emit/plan.js";
import { sampleChecks } from "./samples.js";
import type { CollectionIr } from "../ir/model.js";

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

/** More faults than anyone reads at once. */
const MOST_REPORTED = 20;

/**
 * Type-checks what would be written, in memory: the client, and that every saved sample fits its type. Generated tests
 * are left out, as they need packages of the user's project.
 */
export async function verify(ir: CollectionIr, files: readonly PlannedFile[]): Promise<Diagnostic[]> {
  const { ModuleKind, ModuleResolutionKind, Project, ScriptTarget } = await import("ts-morph");
  const project = new Project({
    useInMemoryFileSystem: true,
    compilerOptions: {
      ...STRICT,
      target: ScriptTarget.ES2022,
      lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.Bundler,
    },
  });
  const sources = files.filter((f) => f.path.endsWith(".ts") && !f.path.startsWith("tests/"));
  for (const { path, content } of sources) project.createSourceFile(`/${path}`, content);
  project.createSourceFile("/samples.check.ts", sampleChecks(ir));
  return project
    .getPreEmitDiagnostics()
    .slice(0, MOST_REPORTED)
    .map((fault) => {
      const message = fault.getMessageText();
      const line = fault.getLineNumber();
      return {
        severity: "error",
        code: "PC3004",
        message: `generated code does not type-check: ${typeof message === "string" ? message : message.getMessageText()}`,
        place: {
          file: `${ir.slug}${fault.getSourceFile()?.getFilePath() ?? ""}`,
          ...(line === undefined ? {} : { line }),
        },
        hint: "this is a fault of the generator, or of a template or type given to it; nothing was written",
      };
    });
}
