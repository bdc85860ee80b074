import type {
  AnyNode,
  AssignmentExpression,
  CallExpression,
  Function as FunctionNode,
  Identifier,
  Node,
  Pattern,
  Program,
  UpdateExpression,
  VariableDeclarator,
} from "acorn";

import { childrenOf, isFunction } from "./syntax.js";
import type { Value } from "./values.js";

/** A name of a script, and what is known of it. The interpreter changes its value as it goes. */
export interface Binding {
  name: string;
  /** Statements that give it a value after its declaration, or change the value in place. */
  writes: Node[];
  reads: number;
  /** What it is declared as, if that is a name or a member: `const res = pm.response`. */
  alias?: Node;
  /** Whether some write is in another function, a loop or a branch than the declaration. */
  isSimple: boolean;
  /** Its value at this point of the interpretation; absent: undefined. */
  value?: Value;
  /** Its value when the function around it begins, for functions. */
  initial?: Value;
  /** Why its value is not known. */
  unknown?: string;
  /** The name of the local that holds its value, once there is one. */
  local?: string;
}

/** What the names in a script stand for. */
export interface Bindings {
  /** By the node of the identifier; names that the script does not define are not here. */
  of: ReadonlyMap<Node, Binding>;
  /** The names that a function, or the script, declares itself, functions in it left out. */
  ownedBy: ReadonlyMap<Node, readonly Binding[]>;
  /** All writes, in the order of their position. */
  writes: readonly { position: number; binding: Binding }[];
}

/** Finds out what each name in a script stands for. */
export function resolveBindings(program: Program): Bindings {
  const resolver = new Resolver();
  resolver.program(program);
  return resolver.bindings();
}

interface Scope {
  names: Map<string, { binding: Binding; list: object }>;
  parent?: Scope;
  /** What the function around it declares. */
  owned: Binding[];
  /** The list of statements that runs from its begin to its end; another one for each branch, loop and function. */
  list: object;
}

/** Methods that change a list in place. */
const MUTATORS = new Set(["push", "unshift", "splice", "sort", "reverse", "pop", "shift", "fill"]);

class Resolver {
  private readonly of = new Map<Node, Binding>();
  private readonly all: { position: number; binding: Binding }[] = [];
  private readonly ownedBy = new Map<Node, Binding[]>();
  private root: Scope = { names: new Map(), list: {}, owned: [] };
  /** Names that are assigned to somewhere. */
  private readonly implicit = new Set<string>();
  /** Those whose declaration was passed. */
  private readonly declared = new Set<Binding>();

  program(program: Program): void {
    this.root = { names: new Map(), list: program, owned: [] };
    this.ownedBy.set(program, this.root.owned);
    this.declareVars(program.body, this.root);
    this.declareLexical(program.body, this.root);
    this.noteAssigned(program);
    for (const statement of program.body) this.visit(statement, this.root);
  }

  bindings(): Bindings {
    const writes = this.all.sort((a, b) => a.position - b.position);
    return { of: this.of, ownedBy: this.ownedBy, writes };
  }

  private declare(name: string, scope: Scope): Binding {
    const known = scope.names.get(name);
    if (known !== undefined) return known.binding;
    const binding: Binding = { name, writes: [], reads: 0, isSimple: true };
    scope.names.set(name, { binding, list: scope.list });
    scope.owned.push(binding);
    return binding;
  }

  private find(name: string, scope: Scope): { binding: Binding; list: object } | undefined {
    for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
      const found = at.names.get(name);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Declares what `var` declares in a function, blocks included. */
  private declareVars(body: readonly Node[], scope: Scope): void {
    const open = [...body];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const any = node as AnyNode;
      if (isFunction(any)) continue;
      if (any.type === "VariableDeclaration" && any.kind === "var")
        for (const { id } of any.declarations)
          for (const { name } of identifiersOf(id)) this.declare(name, scope);
      for (const child of childrenOf(any)) open.push(child);
    }
  }

  /** Declares what `let`, `const`, `function` and `class` declare directly in a list of statements. */
  private declareLexical(body: readonly Node[], scope: Scope): void {
    for (const node of body) {
      const any = node as AnyNode;
      if (any.type === "VariableDeclaration" && any.kind !== "var")
        for (const { id } of any.declarations)
          for (const { name } of identifiersOf(id)) this.declare(name, scope);
      if ((any.type === "FunctionDeclaration" || any.type === "ClassDeclaration") && any.id)
        give(
          this.declare((any.id as Identifier).name, scope),
          any.type === "FunctionDeclaration"
            ? { kind: "closure", node: any }
            : { kind: "unknown", reason: "class" },
        );
    }
  }

  /** Notes the names that are assigned to: without a declaration, they are names of the whole script. */
  private noteAssigned(program: Program): void {
    const open: Node[] = [program];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const any = node as AnyNode;
      if (any.type === "AssignmentExpression" && any.left.type === "Identifier")
        this.implicit.add(any.left.name);
      for (const child of childrenOf(any)) open.push(child);
    }
  }

  private visit(node: Node, scope: Scope): void {
    const any = node as AnyNode;
    switch (any.type) {
      case "Identifier":
        this.read(any, scope);
        return;
      case "BlockStatement":
        this.block(any.body, inner(scope, scope.list));
        return;
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        this.function(any, scope);
        return;
      case "VariableDeclarator":
        this.declarator(any, scope);
        return;
      case "AssignmentExpression":
        this.assignment(any, scope);
        return;
      case "UpdateExpression":
        this.update(any, scope);
        return;
      case "CallExpression":
        this.call(any, scope);
        return;
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
        this.loop(any, scope);
        return;
      case "CatchClause": {
        const own = inner(scope, {});
        if (any.param)
          for (const { name } of identifiersOf(any.param)) this.declare(name, own).unknown = "error";
        this.block(any.body.body, own);
        return;
      }
      case "IfStatement":
      case "ConditionalExpression":
        this.visit(any.test, scope);
        this.visit(any.consequent, inner(scope, {}));
        if (any.alternate) this.visit(any.alternate, inner(scope, {}));
        return;
      case "LogicalExpression":
        this.visit(any.left, scope);
        this.visit(any.right, inner(scope, {}));
        return;
      case "TryStatement":
        this.visit(any.block, inner(scope, {}));
        if (any.handler) this.visit(any.handler, scope);
        if (any.finalizer) this.visit(any.finalizer, inner(scope, {}));
        return;
      case "WhileStatement":
      case "DoWhileStatement": {
        const own = inner(scope, {});
        this.visit(any.test, own);
        this.visit(any.body, own);
        return;
      }
      case "SwitchStatement": {
        this.visit(any.discriminant, scope);
        const own = inner(scope, {});
        for (const { consequent } of any.cases) this.declareLexical(consequent, own);
        for (const { test, consequent } of any.cases) {
          if (test) this.visit(test, own);
          for (const statement of consequent) this.visit(statement, own);
        }
        return;
      }
      default:
        for (const child of childrenOf(any)) this.visit(child, scope);
    }
  }

  private block(body: readonly Node[], scope: Scope): void {
    this.declareLexical(body, scope);
    for (const statement of body) this.visit(statement, scope);
  }

  private function(node: FunctionNode, outer: Scope): void {
    const scope: Scope = { names: new Map(), parent: outer, list: {}, owned: [] };
    this.ownedBy.set(node, scope.owned);
    if (node.type === "FunctionExpression" && node.id)
      give(this.declare(node.id.name, scope), { kind: "closure", node });
    if (node.type === "FunctionDeclaration" && node.id)
      this.of.set(node.id, this.declare(node.id.name, outer));
    for (const parameter of node.params) {
      for (const identifier of identifiersOf(parameter))
        this.of.set(identifier, this.declare(identifier.name, scope));
      for (const value of defaultsOf(parameter)) this.visit(value, scope);
    }
    if (node.body.type === "BlockStatement") {
      this.declareVars(node.body.body, scope);
      this.block(node.body.body, scope);
    } else this.visit(node.body, scope);
  }

  private declarator({ id, init }: VariableDeclarator, scope: Scope): void {
    if (init) this.visit(init, scope);
    for (const value of defaultsOf(id)) this.visit(value, scope);
    for (const identifier of identifiersOf(id)) {
      const found = this.find(identifier.name, scope);
      if (found === undefined) continue;
      const isFirst = !this.declared.has(found.binding);
      this.declared.add(found.binding);
      this.of.set(identifier, found.binding);
      if (isFirst && identifier === id && init && /^(?:Identifier|MemberExpression)$/.test(init.type))
        found.binding.alias = init;
      if (isFirst && id.type === "ObjectPattern" && init)
        for (const property of id.properties)
          if (property.type === "Property" && property.value === identifier)
            found.binding.alias = {
              type: "MemberExpression",
              object: init,
              property: property.key,
              computed: property.computed,
            } as unknown as Node;
      // A declaration in a branch gives a value to the name of the whole function there.
      if (init && !(isFirst && found.list === scope.list)) this.write(found, identifier, scope);
    }
  }

  private assignment(node: AssignmentExpression, scope: Scope): void {
    this.visit(node.right, scope);
    if (node.left.type === "MemberExpression") {
      this.visit(node.left, scope);
      this.mutation(node.left, node, scope);
      return;
    }
    for (const value of defaultsOf(node.left)) this.visit(value, scope);
    for (const identifier of identifiersOf(node.left)) this.writeTo(identifier, node, scope);
  }

  private update(node: UpdateExpression, scope: Scope): void {
    if (node.argument.type === "Identifier") {
      this.read(node.argument, scope);
      this.writeTo(node.argument, node, scope);
    } else {
      this.visit(node.argument, scope);
      this.mutation(node.argument, node, scope);
    }
  }

  private call(node: CallExpression, scope: Scope): void {
    for (const child of childrenOf(node)) this.visit(child, scope);
    const { callee } = node;
    if (callee.type !== "MemberExpression" || callee.property.type !== "Identifier" || callee.computed)
      return;
    if (MUTATORS.has(callee.property.name)) this.mutation(callee, node, scope);
  }

  /** A member of the value of a name is changed. */
  private mutation(target: Node, node: Node, scope: Scope): void {
    let root = target as AnyNode;
    while (root.type === "MemberExpression") root = root.object;
    if (root.type !== "Identifier") return;
    const found = this.find(root.name, scope);
    if (found !== undefined) this.write(found, node, scope);
  }

  private loop(
    node: Extract<AnyNode, { type: "ForStatement" | "ForInStatement" | "ForOfStatement" }>,
    outer: Scope,
  ): void {
    const own = inner(outer, {});
    const head = node.type === "ForStatement" ? node.init : node.left;
    if (head?.type === "VariableDeclaration" && head.kind !== "var") this.declareLexical([head], own);
    if (node.type === "ForStatement") {
      for (const part of [node.init, node.test, node.update]) if (part) this.visit(part, own);
    } else {
      this.visit(node.right, outer);
      const pattern = node.left.type === "VariableDeclaration" ? node.left.declarations[0]?.id : node.left;
      for (const identifier of pattern === undefined ? [] : identifiersOf(pattern as Pattern)) {
        const found = this.find(identifier.name, own);
        if (found !== undefined) this.of.set(identifier, found.binding);
      }
    }
    this.visit(node.body, own);
  }

  private writeTo(identifier: Identifier, node: Node, scope: Scope): void {
    const found = this.find(identifier.name, scope);
    if (found === undefined) {
      this.declare(identifier.name, this.root);
      this.writeTo(identifier, node, scope);
      return;
    }
    this.of.set(identifier, found.binding);
    this.write(found, node, scope);
  }

  private write({ binding, list }: { binding: Binding; list: object }, node: Node, scope: Scope): void {
    binding.writes.push(node);
    if (list !== scope.list) binding.isSimple = false;
    this.all.push({ position: node.start, binding });
  }

  private read(identifier: Identifier, scope: Scope): void {
    const found = this.find(identifier.name, scope);
    if (found !== undefined) {
      found.binding.reads += 1;
      this.of.set(identifier, found.binding);
    } else if (this.implicit.has(identifier.name)) {
      // It is assigned to further down, or in another function.
      const binding = this.declare(identifier.name, this.root);
      binding.reads += 1;
      this.of.set(identifier, binding);
    }
  }
}

function inner(parent: Scope, list: object): Scope {
  return { names: new Map(), parent, list, owned: parent.owned };
}

function give(binding: Binding, value: Value): void {
  binding.value = value;
  binding.initial = value;
}

/** The names that a pattern gives values to. */
export function identifiersOf(pattern: Pattern): Identifier[] {
  switch (pattern.type) {
    case "Identifier":
      return [pattern];
    case "ObjectPattern":
      return pattern.properties.flatMap((p) =>
        identifiersOf(p.type === "RestElement" ? p.argument : p.value),
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? identifiersOf(element) : []));
    case "RestElement":
      return identifiersOf(pattern.argument);
    case "AssignmentPattern":
      return identifiersOf(pattern.left);
    default:
      return [];
  }
}

/** The expressions in a pattern: defaults and computed names. */
function defaultsOf(pattern: Pattern): Node[] {
  switch (pattern.type) {
    case "ObjectPattern":
      return pattern.properties.flatMap((p) =>
        p.type === "RestElement" ? [] : [...(p.computed ? [p.key] : []), ...defaultsOf(p.value)],
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => (element ? defaultsOf(element) : []));
    case "RestElement":
      return defaultsOf(pattern.argument);
    case "AssignmentPattern":
      return [pattern.right, ...defaultsOf(pattern.left)];
    default:
      return [];
  }
}
