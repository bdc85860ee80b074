import { isInherited } from "../../infer/inherited.js";
import type { Declaration, InferredTypes } from "../../infer/model.js";
import type { CollectionIr, EnvironmentIr, FolderIr, OperationIr, VariableIr } from "../../ir/model.js";
import { RUNTIME_FUNCTIONS } from "../../ir/taken.js";
import { everyFolder, operationsOf } from "../../ir/walk.js";
import type { EmitContext } from "../core/emitter.js";
import type { PlannedFile } from "../core/planned-file.js";
import { preamble } from "../core/preamble.js";
import type { Templates } from "../core/templates.js";
import { defaultText, docComment, isReserved, propertyKey, stringLiteral } from "../../typescript.js";
import { authExports, ModuleImports, moduleSpecifier, type ImportView, type ModulePlace } from "./imports.js";
import { operationView, type OperationView } from "./operation.js";
import type { OverrideRules } from "../../config/overrides.js";
import { runtimeFiles } from "./runtime.js";

/** The TypeScript client: entry, variables, one module a folder, shared types and the parts of the runtime it uses. */
export async function emitClient(
  ir: CollectionIr,
  templates: Templates,
  context: Pick<EmitContext, "importExtension" | "overrides" | "folder" | "types">,
): Promise<PlannedFile[]> {
  const { importExtension: extension, overrides } = context;
  const types = await context.types();
  const header = preamble(ir);
  const typescript = (path: string, view: object): PlannedFile => ({
    path,
    content: templates.render(`client/${templateOf(path)}`, { header, extension, ...view }),
    format: "typescript",
  });
  const place = (path: string): ModulePlace => ({ path, extension, folder: context.folder });
  const operationsIn = operationsOf(ir);
  const modules = Array.from(everyFolder(ir.root), (folder) =>
    resourceView(folder, operationsIn(folder), types, place(`resources/${folder.names.file}.ts`), overrides),
  );
  const dynamic = ir.variables.some((v) => v.dynamic);
  const used = new Set(modules.flatMap((m) => [...m.imports.runtimeModules]));
  return [
    typescript("index.ts", {
      title: stringLiteral(ir.name),
      auth: authExports(used),
      nodeFetch: used.has(RUNTIME_FUNCTIONS.requestViaNode),
      shared: types.shared.length > 0,
      environments: ir.environments !== undefined,
    }),
    typescript("client.ts", { doc: clientDoc(ir), dynamic, environments: ir.environments !== undefined }),
    typescript("variables.ts", { ...variablesView(ir.variables), ...environmentsView(ir.environments) }),
    ...modules.map((m) => typescript(`resources/${m.file}.ts`, m.view)),
    ...(types.shared.length > 0 ? [typescript("types.ts", sharedView(types, place("types.ts")))] : []),
    ...runtimeFiles([...used, ...(dynamic ? ["dynamic"] : [])], extension),
  ];
}

function templateOf(path: string): string {
  return path.startsWith("resources/") ? "resource.ts" : path;
}

interface FolderView {
  name: string;
  from: string;
  /** Name inside the module of a folder that cannot be exported without one: `await`. Else empty. */
  local: string;
}

interface ResourceModule {
  file: string;
  imports: ModuleImports;
  view: {
    doc: string;
    imports: ImportView[];
    folders: FolderView[];
    operations: OperationView[];
    declarations: readonly Declaration[];
    /** Nothing would make the file a module. */
    empty: boolean;
  };
}

function resourceView(
  folder: FolderIr,
  operations: readonly OperationIr[],
  types: InferredTypes,
  place: ModulePlace,
  overrides: OverrideRules,
): ResourceModule {
  const { file } = folder.names;
  const { extension } = place;
  const imports = new ModuleImports(place);
  const views = operations.map((operation) =>
    operationView(operation, types, imports, overrides.fieldsOf(operation.path)),
  );
  if (operations.length > 0) {
    imports.type("Call");
    imports.type("CallOptions");
    imports.type("Transport");
  }
  const declarations = types.groups.get(file) ?? [];
  for (const declaration of declarations) for (const name of declaration.uses) imports.sharedType(name);
  for (const [name, from] of types.imports.get(file) ?? []) imports.foreignType(from, name);
  return {
    file,
    imports,
    view: {
      doc: docComment(folder.path.length === 0 ? undefined : folder.description),
      imports: imports.view(),
      folders: folder.folders.map(({ names }) => {
        const name = names.accessor.at(-1) as string;
        const from = `./${relativeModule(file, names.file)}${extension}`;
        return { name, from, local: isReserved(name) ? `${name}_` : "" };
      }),
      operations: views,
      declarations,
      empty: folder.folders.length === 0 && operations.length === 0,
    },
  };
}

/** Modules of inner folders lie in a folder beside the outer one's module; those of the root beside it. */
function relativeModule(from: string, to: string): string {
  return from.includes("/") ? to.slice(from.lastIndexOf("/") + 1) : to;
}

function variablesView(variables: readonly VariableIr[]): object {
  const named = variables.filter((v) => !v.dynamic);
  return {
    typed: variables.some((v) => !isInherited(v.name)),
    members: variables.map((v) => ({
      doc: variableDoc(v),
      name: propertyKey(v.name),
      type: isInherited(v.name) ? "unknown" : "VariableValue",
    })),
    defaults: named
      .filter((v) => v.value !== undefined)
      .map((v) => ({ name: propertyKey(v.name), value: stringLiteral(v.value as string) })),
  };
}

function environmentsView(environments: readonly EnvironmentIr[] = []): object {
  return {
    environmentNames: environments.map((e) => stringLiteral(e.name)).join(" | "),
    environments: environments.map(({ name, values }) => ({
      name: propertyKey(name),
      values: Object.entries(values).map(([key, value]) => ({
        name: propertyKey(key),
        value: stringLiteral(value),
      })),
    })),
  };
}

function variableDoc({ description, value, secret, dynamic }: VariableIr): string {
  if (dynamic) return docComment("Made anew for each request unless given.");
  const fallback = value === undefined ? undefined : defaultText(value.slice(0, 200));
  return docComment(description, secret ? "A secret: it has no default here." : fallback);
}

function clientDoc({ name, description }: CollectionIr): string {
  return docComment(`Makes a client for ${name}.`, description);
}

function sharedView(types: InferredTypes, place: ModulePlace): object {
  return {
    imports: [...(types.imports.get("") ?? [])].map(([names, from]) => ({
      names,
      from: stringLiteral(moduleSpecifier(from, place)),
    })),
    declarations: types.shared,
  };
}
