import type { Declaration, InferredTypes } from "../../infer/model.js";
import type { OperationIr } from "../../ir/model.js";
import { bodyRootId } from "../../client-model/type-roots.js";

/** Most declarations that a page shows of one type. */
const MOST = 40;

/** The type of a JSON body as the client declares it, with the declarations it refers to; nothing where it has none. */
export class BodyTypes {
  private readonly types: InferredTypes;
  private readonly shared: ReadonlyMap<string, Declaration>;
  private readonly groups = new Map<string, ReadonlyMap<string, Declaration>>();

  constructor(types: InferredTypes) {
    this.types = types;
    this.shared = byName(types.shared);
  }

  /** `group`: the module of the operation's folder. */
  textOf(operation: OperationIr, group: string): string | undefined {
    const expression = this.types.expressions.get(bodyRootId(operation));
    if (expression === undefined) return undefined;
    const declarations = this.reachable(expression, group);
    const isName = declarations[0]?.name === expression;
    const texts = declarations.map(({ text }) => indented(text));
    return [...(isName ? [] : [`type Body = ${indented(expression)};`]), ...texts].join("\n\n");
  }

  private reachable(expression: string, group: string): Declaration[] {
    const own = this.groupOf(group);
    const found = new Map<string, Declaration>();
    const open = [expression];
    for (let text = open.shift(); text !== undefined; text = open.shift()) {
      for (const name of names(text)) {
        const declaration = own.get(name) ?? this.shared.get(name);
        if (declaration === undefined || found.has(name) || found.size === MOST) continue;
        found.set(name, declaration);
        open.push(declaration.text);
      }
    }
    return [...found.values()];
  }

  private groupOf(group: string): ReadonlyMap<string, Declaration> {
    const known = this.groups.get(group) ?? byName(this.types.groups.get(group) ?? []);
    this.groups.set(group, known);
    return known;
  }
}

function byName(declarations: readonly Declaration[]): ReadonlyMap<string, Declaration> {
  return new Map(declarations.map((declaration) => [declaration.name, declaration]));
}

/** Words that may be names of types: those in strings and comments are not. */
function names(text: string): Iterable<string> {
  const code = text.replace(/"(?:\\.|[^"\\])*"|\/\*[\s\S]*?\*\//g, "");
  return new Set(code.match(/[A-Za-z_$][\w$]*/g) ?? []);
}

/** Lays a declaration out by what its lines begin and end with. */
export function indented(text: string): string {
  let depth = 0;
  return text
    .split("\n")
    .map((line) => {
      const code = line.trim();
      const isComment = /^(?:\/?\*|\/\/)/.test(code);
      if (!isComment && /^[}\])]/.test(code)) depth = Math.max(0, depth - 1);
      const out = `${"  ".repeat(depth)}${code.startsWith("*") ? " " : ""}${code}`;
      if (!isComment && /[{[(]$/.test(code)) depth += 1;
      return out.trimEnd();
    })
    .join("\n");
}
