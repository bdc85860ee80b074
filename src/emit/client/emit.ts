import type { ClientModel, ModuleModel, VariableModel } from "../../client-model/model.js";
import { RUNTIME_FUNCTIONS } from "../../client-model/reserved-names.js";
import type { Declaration } from "../../infer/model.js";
import type { EnvironmentIr } from "../../ir/model.js";
import { defaultText, docComment, propertyKey, stringLiteral } from "../../typescript.js";
import type { EmitContext } from "../core/emitter.js";
import type { PlannedFile } from "../core/planned-file.js";
import { preamble } from "../core/preamble.js";
import { type ImportView, ModuleImports, type ModuleLocation } from "./imports.js";
import { type OperationView, operationView } from "./operation.js";
import { runtimeFiles } from "./runtime.js";

/** The TypeScript client: entry, variables, one module a folder, shared types and the parts of the runtime it uses. */
export function emitClient(
  model: ClientModel,
  {
    templates,
    importExtension: extension,
    folder,
  }: Pick<EmitContext, "templates" | "importExtension" | "folder">,
): PlannedFile[] {
  const { ir, modules, shared, hasDynamicVariables: dynamic } = model;
  const header = preamble(ir);
  const typescript = (path: string, view: object): PlannedFile => ({
    path,
    content: templates.render(`client/${templateOf(path)}`, { header, extension, ...view }),
    format: "typescript",
  });
  const location = (path: string): ModuleLocation => ({ path, extension, folder });
  const environments = model.environments.length > 0;
  const called = model.operations.flatMap(({ runtime }) => runtime.map((name) => RUNTIME_FUNCTIONS[name]));
  return [
    typescript("index.ts", {
      title: stringLiteral(ir.name),
      auth: model.schemes.map((name) => ({ name, from: RUNTIME_FUNCTIONS[name] })),
      nodeFetch: model.needsNode,
      shared: shared.declarations.length > 0,
      environments,
    }),
    typescript("client.ts", {
      doc: docComment(`Makes a client for ${ir.name}.`, ir.description),
      dynamic,
      environments,
    }),
    typescript("variables.ts", {
      ...variablesView(model.variables),
      ...environmentsView(model.environments),
    }),
    ...modules.map((module) => {
      const path = `resources/${module.names.file}.ts`;
      return typescript(path, resourceView(module, location(path)));
    }),
    ...(shared.declarations.length > 0
      ? [typescript("types.ts", sharedView(model, location("types.ts")))]
      : []),
    ...runtimeFiles([...called, ...(dynamic ? ["dynamic"] : [])], extension),
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

/** The view of the template of a resource module. */
interface ResourceView {
  doc: string;
  imports: ImportView[];
  folders: FolderView[];
  operations: OperationView[];
  declarations: readonly Declaration[];
  /** Nothing would make the file a module. */
  empty: boolean;
}

function resourceView(
  { folder, names, folders, operations, declared }: ModuleModel,
  location: ModuleLocation,
): ResourceView {
  const imports = new ModuleImports(location);
  const views = operations.map((operation) => operationView(operation, imports));
  if (operations.length > 0) {
    for (const type of ["Call", "CallOptions", "Transport"] as const) imports.type(type);
  }
  imports.addAll(declared.imports);
  return {
    doc: docComment(folder.path.length === 0 ? undefined : folder.description),
    imports: imports.view(),
    folders: folders.map(({ name, local, file }) => ({
      name,
      from: `./${relativeModule(names.file, file)}${location.extension}`,
      local: local === name ? "" : local,
    })),
    operations: views,
    declarations: declared.declarations,
    empty: folders.length === 0 && operations.length === 0,
  };
}

/** Modules of inner folders lie in a folder beside the outer one's module; those of the root beside it. */
function relativeModule(from: string, to: string): string {
  return from.includes("/") ? to.slice(from.lastIndexOf("/") + 1) : to;
}

function variablesView(variables: readonly VariableModel[]): object {
  return {
    typed: variables.some(({ type }) => type === "VariableValue"),
    members: variables.map((v) => ({ doc: variableDoc(v), name: propertyKey(v.name), type: v.type })),
    defaults: variables.flatMap(({ name, value, dynamic }) =>
      dynamic || value === undefined ? [] : [{ name: propertyKey(name), value: stringLiteral(value) }],
    ),
  };
}

function environmentsView(environments: readonly EnvironmentIr[]): object {
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

function variableDoc({ description, value, secret, dynamic }: VariableModel): string {
  if (dynamic) return docComment("Made anew for each request unless given.");
  const fallback = value === undefined ? undefined : defaultText(value);
  return docComment(description, secret ? "A secret: it has no default here." : fallback);
}

function sharedView({ shared }: ClientModel, location: ModuleLocation): object {
  const imports = new ModuleImports(location);
  imports.addAll(shared.imports);
  return { imports: imports.view(), declarations: shared.declarations };
}
