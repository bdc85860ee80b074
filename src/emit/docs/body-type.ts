import type { BodyModel, ClientModel, ModuleModel } from "../../client-model/model.js";
import type { Declaration } from "../../infer/model.js";

/** Most declarations that a page shows of one type. */
const MAX_DECLARATIONS = 40;

/** Shows the types of bodies as the client declares them. */
export class BodyTypes {
  private readonly shared: ReadonlyMap<string, Declaration>;
  private readonly byModule = new Map<ModuleModel, ReadonlyMap<string, Declaration>>();

  constructor({ shared }: ClientModel) {
    this.shared = byName(shared.declarations);
  }

  /** The type with the declarations that it refers to; nothing where none was inferred. `module`: that of the operation. */
  textOf(body: BodyModel | undefined, module: ModuleModel): string {
    if (body === undefined || body.kind === "form" || body.inferred === undefined) return "";
    const { text, references } = body.inferred;
    const declarations = this.reachable(references, module);
    const isName = declarations[0]?.name === text;
    const texts = declarations.map((declaration) => declaration.text);
    return [...(isName ? [] : [`type Body = ${text};`]), ...texts].join("\n\n");
  }

  /** Nearest ones first. */
  private reachable(references: readonly string[], module: ModuleModel): Declaration[] {
    const own = this.declaredIn(module);
    const found = new Map<string, Declaration>();
    const open = [...references];
    for (let i = 0; i < open.length && found.size < MAX_DECLARATIONS; i += 1) {
      const name = open[i] as string;
      const declaration = own.get(name) ?? this.shared.get(name);
      if (declaration === undefined || found.has(name)) continue;
      found.set(name, declaration);
      for (const reference of declaration.references) open.push(reference);
    }
    return [...found.values()];
  }

  private declaredIn(module: ModuleModel): ReadonlyMap<string, Declaration> {
    const known = this.byModule.get(module) ?? byName(module.declared.declarations);
    this.byModule.set(module, known);
    return known;
  }
}

function byName(declarations: readonly Declaration[]): ReadonlyMap<string, Declaration> {
  return new Map(declarations.map((declaration) => [declaration.name, declaration]));
}
