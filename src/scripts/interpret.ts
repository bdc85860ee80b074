import type {
  AnyNode,
  AssignmentExpression,
  CallExpression,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Function as FunctionNode,
  IfStatement,
  MemberExpression,
  Node,
  Pattern,
  Program,
  Statement,
  SwitchStatement,
  TryStatement,
  UpdateExpression,
  VariableDeclaration,
} from "acorn";

import { type Binding, type Bindings, identifiersOf } from "./bindings.js";
import { readChain, type Step } from "./chai.js";
import { Evaluator } from "./evaluate.js";
import {
  array,
  binary,
  call,
  isInlinable,
  literal,
  local,
  measureOf,
  member,
  method,
  object,
  unary,
  UNDEFINED,
} from "./expressions.js";
import type { Element, Expression, Fact } from "./model.js";
import { SCOPES } from "./sandbox.js";
import type { Site } from "./sites.js";
import { childrenOf, contains, isFunction, mayExit } from "./syntax.js";
import { NotUnderstood, notUnderstood, type Value, valueOf } from "./values.js";

/** A script that was parsed, and what is known of its nodes. */
export interface Resolved {
  program: Program;
  bindings: Bindings;
  sites: readonly Site[];
  lineOf: (position: number) => number;
}

/** Facts without their line. */
type Bare = Fact extends infer F ? (F extends { line: number } ? Omit<F, "line"> : never) : never;

/** How a list of statements that is run again and again ends: `return` of a callback goes on with the next element. */
type Role = "script" | "function" | "loop" | "callback";

/** Nodes that are read at most, for each character of the script and for any. */
const STEPS_PER_CHARACTER = 20;
const MIN_STEPS = 10_000;

/** Runs the statements of a script, in the way of Postman's sandbox, and notes what they do. */
export class Interpreter extends Evaluator {
  /** Assertions and captures of which all facts are known. */
  readonly understood = new Set<Node>();
  /** Those that are not understood where they were last read. */
  readonly failed = new Set<Node>();
  private readonly failedFunctions = new Set<Node>();
  private readonly script: Resolved;
  /** The statements that are being run, as far as they were. */
  private facts: Fact[] = [];
  /** Declarations of locals of the script that get a value in a branch. */
  private readonly declarations: Fact[] = [];
  private role: Role = "script";
  private line = 1;
  /** What the function that is being inlined returns. */
  private result: { name: string; isSet: boolean } | undefined;
  /** Nodes marked as understood, in order. */
  private readonly marks: Node[] = [];

  constructor(script: Resolved) {
    super(script.bindings, MIN_STEPS + STEPS_PER_CHARACTER * script.program.end);
    this.script = script;
  }

  run(): Fact[] {
    const facts = this.list(this.script.program.body, "script");
    return [...this.declarations, ...facts];
  }

  private add(fact: Bare): void {
    this.facts.push({ ...fact, line: this.line } as Fact);
  }

  /** Runs a list of statements by itself. */
  private list(statements: readonly Node[], role: Role): Fact[] {
    const outer = { facts: this.facts, role: this.role };
    this.facts = [];
    this.role = role;
    try {
      this.statements(statements);
      return this.facts;
    } finally {
      this.facts = outer.facts;
      this.role = outer.role;
    }
  }

  private statements(list: readonly Node[]): void {
    for (const [i, statement] of list.entries()) {
      if (mayEnd(statement)) {
        this.end(statement, list.slice(i + 1));
        return;
      }
      this.attempt(statement, () => {
        this.statement(statement);
      });
    }
  }

  /** Runs a statement; if it is not understood, says so in its place. */
  private attempt(node: Node, run: () => void): boolean {
    const { facts, role, result } = this;
    const [length, marked, declared] = [facts.length, this.marks.length, this.declarations.length];
    this.line = this.script.lineOf(node.start);
    try {
      this.step();
      run();
      return true;
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      this.facts = facts;
      this.role = role;
      this.result = result;
      this.canRun = true;
      facts.length = length;
      this.declarations.length = declared;
      for (const mark of this.marks.splice(marked)) this.failed.add(mark);
      this.unknown(node, error.message);
      return false;
    }
  }

  private unknown(node: Node, reason: string): void {
    const { bindings, sites, lineOf } = this.script;
    for (const { binding } of between(bindings.writes, node)) binding.unknown = reason;
    for (const name of declaredIn(node)) {
      const binding = bindings.of.get(name);
      if (binding !== undefined) binding.unknown = reason;
    }
    this.failCalled(node);
    const inside = sitesIn(sites, node);
    for (const site of inside) {
      this.failed.add(site.node);
      const line = lineOf(site.node.start);
      this.facts.push({ kind: "unknown", what: site.what, reason, line });
    }
    if (inside.length === 0)
      this.facts.push({ kind: "unknown", what: "statement", reason, line: lineOf(node.start) });
  }

  /** Functions that a statement names may be called by it in a way that is not understood. */
  private failCalled(statement: Node): void {
    const open: Node[] = [statement];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const value = this.script.bindings.of.get(node)?.value;
      if (value?.kind === "closure" && !this.failedFunctions.has(value.node)) {
        this.failedFunctions.add(value.node);
        for (const site of sitesIn(this.script.sites, value.node)) this.failed.add(site.node);
        open.push(value.node.body);
      }
      for (const child of childrenOf(node)) open.push(child);
    }
  }

  /** Runs a statement that may leave its list, and what stands behind it. */
  private end(node: Node, rest: readonly Node[]): void {
    const any = node as AnyNode;
    switch (any.type) {
      case "ReturnStatement":
        this.attempt(any, () => {
          this.return(any.argument ?? undefined);
        });
        this.skip(rest);
        return;
      case "BreakStatement":
      case "ContinueStatement":
        this.attempt(any, () => {
          if (any.label || this.role !== "loop") throw notUnderstood("jump");
          if (any.type === "BreakStatement") this.add({ kind: "break" });
        });
        this.skip(rest);
        return;
      case "ThrowStatement":
        this.attempt(any, () => {
          this.throw(any.argument);
        });
        this.skip(rest);
        return;
      case "BlockStatement":
        this.statements([...any.body, ...rest]);
        return;
      case "IfStatement": {
        const whole = { ...any, end: rest.at(-1)?.end ?? any.end };
        this.attempt(whole, () => {
          this.branches(any, rest);
        });
        return;
      }
      default:
        this.attempt({ ...any, end: rest.at(-1)?.end ?? any.end }, () => {
          throw notUnderstood("jump out of a statement");
        });
    }
  }

  /** Statements that are never reached do nothing. */
  private skip(statements: readonly Node[]): void {
    for (const statement of statements)
      for (const { node } of sitesIn(this.script.sites, statement)) this.mark(node);
  }

  private return(argument: Node | undefined): void {
    if (this.role === "loop") throw notUnderstood("return from a loop");
    if (argument === undefined) return;
    if (this.role === "function" && this.result !== undefined) {
      const value = this.expression(argument);
      this.add({ kind: "local", name: this.result.name, value });
      this.result.isSet = true;
    } else this.effect(argument);
  }

  private throw(argument: Node): void {
    const any = argument as AnyNode;
    const [first] = any.type === "NewExpression" || any.type === "CallExpression" ? any.arguments : [any];
    this.add({ kind: "throw", ...this.message(first) });
  }

  private branches({ test, consequent, alternate }: IfStatement, rest: readonly Node[] = []): void {
    const condition = this.condition(test);
    const then = this.list([consequent, ...(rest.length > 0 ? rest : [])], this.role);
    const otherwise = this.list([...(alternate ? [alternate] : []), ...rest], this.role);
    this.choose(condition, then, otherwise);
  }

  private choose(test: Expression, then: Fact[], otherwise: Fact[]): void {
    if (then.length === 0 && otherwise.length === 0) this.evaluated(test);
    else if (then.length === 0) this.add({ kind: "if", test: negated(test), then: otherwise });
    else this.add({ kind: "if", test, then, ...(otherwise.length > 0 ? { otherwise } : {}) });
  }

  private statement(node: Node): void {
    const any = node as AnyNode;
    switch (any.type) {
      case "ExpressionStatement":
        this.effect(any.expression);
        return;
      case "VariableDeclaration":
        this.declare(any);
        return;
      case "BlockStatement":
        this.statements(any.body);
        return;
      case "IfStatement":
        this.branches(any);
        return;
      case "ForOfStatement":
      case "ForInStatement":
        this.forEach(any);
        return;
      case "ForStatement":
        this.for(any);
        return;
      case "TryStatement":
        this.try(any);
        return;
      case "SwitchStatement":
        this.switch(any);
        return;
      case "FunctionDeclaration":
      case "ClassDeclaration":
      case "EmptyStatement":
      case "DebuggerStatement":
        return;
      default:
        throw notUnderstood("statement of the kind", any.type);
    }
  }

  private declare({ declarations }: VariableDeclaration): void {
    for (const { id, init } of declarations) {
      if (init) this.bindPattern(id, this.named(id, this.evaluate(init)));
      else if (id.type === "Identifier") {
        const binding = this.bindings.of.get(id);
        // `var x;` leaves it what it is.
        if (binding !== undefined && binding.value === undefined && binding.writes.length > 0)
          this.give(binding, valueOf(UNDEFINED));
      }
    }
  }

  /** A value that must not be computed again gets a local. */
  private named(pattern: Pattern, value: Value): Value {
    if (value.kind !== "expression") return value;
    const { expression } = value;
    const isSimple = pattern.type !== "Identifier" || this.bindings.of.get(pattern)?.isSimple !== false;
    if (!isSimple) return value;
    if (isInlinable(expression)) {
      this.evaluated(expression);
      return value;
    }
    const name = this.fresh(pattern.type === "Identifier" ? pattern.name : "value");
    this.add({ kind: "local", name, value: expression, declares: true });
    return valueOf(local(name, true));
  }

  private evaluated(value: Expression): void {
    if (!measureOf(value).mayFail) return;
    const last = this.facts.at(-1);
    if (last?.kind === "evaluate" && last.value === value) return;
    this.add({ kind: "evaluate", value });
  }

  protected declareLocal(binding: Binding, value: Expression): void {
    if (binding.local === undefined) {
      binding.local = this.fresh(binding.name);
      this.add({ kind: "local", name: binding.local, value, declares: true });
    } else this.add({ kind: "local", name: binding.local, value });
    binding.value = valueOf(local(binding.local, false));
  }

  /** Gives a name another value. */
  private assign(binding: Binding, value: Value): void {
    delete binding.unknown;
    if (binding.isSimple) {
      binding.value =
        value.kind === "expression" && !isInlinable(value.expression)
          ? this.held(binding, value.expression)
          : value;
      if (value.kind === "expression" && binding.value === value) this.evaluated(value.expression);
      return;
    }
    if (!this.canRun) throw notUnderstood("assignment in an expression");
    const data = this.data(value);
    if (binding.local === undefined) {
      binding.local = this.fresh(binding.name);
      this.declarations.push({
        kind: "local",
        name: binding.local,
        value: UNDEFINED,
        declares: true,
        line: this.line,
      });
    }
    this.add({ kind: "local", name: binding.local, value: data });
    binding.value = valueOf(local(binding.local, false));
  }

  private held(binding: Binding, value: Expression): Value {
    const name = this.fresh(binding.name);
    this.add({ kind: "local", name, value, declares: true });
    return valueOf(local(name, true));
  }

  protected runAssignment(node: AnyNode): Value {
    if (node.type === "UpdateExpression") return this.update(node);
    if (node.type !== "AssignmentExpression") throw notUnderstood("assignment");
    const { left, operator, right } = node;
    if (left.type === "MemberExpression") return this.assignMember(node, left);
    const value = this.evaluate(right);
    if (left.type !== "Identifier") {
      const held = this.named(left, value);
      for (const identifier of identifiersOf(left)) {
        const binding = this.bindings.of.get(identifier);
        if (binding !== undefined && !binding.isSimple && binding.local === undefined)
          this.assign(binding, valueOf(UNDEFINED));
      }
      this.bindPattern(left, held);
      return held;
    }
    const binding = this.bindings.of.get(left);
    if (binding === undefined) throw notUnderstood("change of", left.name);
    const assigned =
      operator === "=" ? value : valueOf(this.updated(this.valueOf(binding), operator, this.data(value)));
    this.assign(binding, assigned);
    return this.valueOf(binding);
  }

  private update({ argument, operator, prefix }: UpdateExpression): Value {
    if (argument.type !== "Identifier") throw notUnderstood("change of a member");
    const binding = this.bindings.of.get(argument);
    if (binding === undefined) throw notUnderstood("change of", argument.name);
    const before = this.data(this.valueOf(binding));
    const after = binary(operator === "++" ? "+" : "-", call("Number", [before]), literal(1));
    this.assign(
      binding,
      valueOf(
        before.kind === "literal" && typeof before.value === "number"
          ? binary(operator === "++" ? "+" : "-", before, literal(1))
          : after,
      ),
    );
    return prefix ? this.valueOf(binding) : valueOf(before);
  }

  /** `tests[name] = value`, or a new value for a member of an object of the script. */
  private assignMember(node: AssignmentExpression, left: MemberExpression): Value {
    if (left.object.type === "Super" || left.property.type === "PrivateIdentifier")
      throw notUnderstood("class");
    const root = left.object as AnyNode;
    const owner = root.type === "Identifier" && !this.bindings.of.has(root) ? root.name : undefined;
    const name = (): Expression =>
      left.computed
        ? this.expression(left.property)
        : literal(left.property.type === "Identifier" ? left.property.name : "");
    if (owner === "tests" && node.operator === "=") {
      const [key, value] = [name(), this.expression(node.right)];
      this.add({ kind: "testResult", name: key, value });
      this.mark(node);
      return valueOf(value);
    }
    if (root.type !== "Identifier" || owner !== undefined) throw notUnderstood("change of a member");
    const binding = this.bindings.of.get(root) as Binding;
    const before = this.valueOf(binding);
    const value = this.evaluate(node.right);
    if (before.kind === "record") {
      const key = name();
      if (key.kind !== "literal" || !binding.isSimple) throw notUnderstood("change of a member");
      binding.value = { kind: "record", members: new Map([...before.members, [String(key.value), value]]) };
      return value;
    }
    if (value.kind === "closure") throw notUnderstood("function as a member");
    const data = this.data(before);
    const key = name();
    const after =
      node.operator === "="
        ? this.data(value)
        : this.updated(valueOf(member(data, key)), node.operator, this.data(value));
    if (key.kind !== "literal" && data.kind === "array") throw notUnderstood("change of an element");
    if (key.kind === "literal" && typeof key.value === "number") throw notUnderstood("change of an element");
    const own = data.kind === "object" ? data.members : [{ kind: "spread" as const, object: data }];
    this.assign(binding, valueOf(object([...own, { name: key, value: after }])));
    return valueOf(after);
  }

  /** Runs an expression for what it does. */
  private effect(node: Node): void {
    this.step();
    const any = node as AnyNode;
    switch (any.type) {
      case "CallExpression":
        this.callEffect(any);
        return;
      case "MemberExpression":
        if (!this.assertion(any)) this.evaluated(this.expression(any));
        return;
      case "AssignmentExpression":
      case "UpdateExpression":
        this.runAssignment(any);
        return;
      case "AwaitExpression":
      case "UnaryExpression":
        this.effect(any.argument);
        return;
      case "ChainExpression":
        this.effect(any.expression);
        return;
      case "SequenceExpression":
        for (const each of any.expressions) this.effect(each);
        return;
      case "LogicalExpression": {
        if (any.operator === "??") break;
        const test = this.condition(any.left);
        const facts = this.nested(any.right);
        this.choose(any.operator === "&&" ? test : negated(test), facts, []);
        return;
      }
      case "ConditionalExpression": {
        const test = this.condition(any.test);
        const [then, otherwise] = [this.nested(any.consequent), this.nested(any.alternate)];
        this.choose(test, then, otherwise);
        return;
      }
      case "Literal":
      case "TemplateLiteral":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
      case "ThisExpression":
        return;
    }
    const value = this.evaluate(any);
    if (value.kind === "expression") this.evaluated(value.expression);
  }

  private nested(node: Node): Fact[] {
    const statement = {
      type: "ExpressionStatement",
      expression: node,
      start: node.start,
      end: node.end,
    } as unknown as Node;
    return this.list([statement], this.role);
  }

  /** Runs a call for what it does. */
  private callEffect(node: CallExpression): void {
    if (this.assertion(node)) return;
    const { callee } = node;
    if (callee.type === "Super") throw notUnderstood("class");
    const target = this.callee(callee);
    if (target?.kind === "intrinsic" && this.intrinsicCall(target.path, node)) return;
    if (target?.kind === "closure") {
      this.runInline(target.node, node.arguments);
      return;
    }
    if (callee.type === "MemberExpression" && this.methodEffect(node, callee)) return;
    const value = this.evaluate(node);
    if (value.kind === "expression") this.evaluated(value.expression);
  }

  /** What is called, if it is no method of data. */
  private callee(callee: Node): Value | undefined {
    const any = callee as AnyNode;
    if (any.type === "MemberExpression") {
      const owner = any.object.type === "Super" ? undefined : this.owner(any.object);
      if (owner === undefined) return undefined;
    }
    if (any.type === "Identifier") {
      const binding = this.bindings.of.get(any);
      if (binding?.unknown !== undefined) throw new NotUnderstood(binding.unknown);
    }
    const value = this.evaluate(any);
    return value;
  }

  /** The owner of a method, if it is no data. */
  private owner(node: Node): Value | undefined {
    const any = node as AnyNode;
    if (any.type === "CallExpression") return undefined;
    const value = this.evaluate(any);
    return value.kind === "intrinsic" || value.kind === "record" ? value : undefined;
  }

  /** Runs a call of something of the sandbox; returns false if it is one without effects. */
  private intrinsicCall(path: string, node: CallExpression): boolean {
    const args = this.argumentsOf(node.arguments, 3);
    if (path.startsWith("console.")) this.logged(node.arguments);
    if (path.startsWith("console.") || path.startsWith("pm.visualizer.") || path.startsWith("clear"))
      return true;
    switch (path) {
      case "pm.test":
        this.test(node);
        return true;
      case "pm.test.skip":
        this.add({ kind: "test", name: args.expression(0), facts: [], skipped: true });
        return true;
      case "pm.execution.setNextRequest":
      case "postman.setNextRequest":
        this.add({ kind: "nextRequest", request: args.expression(0) });
        return true;
      case "pm.execution.skipRequest":
        this.add({ kind: "skipRequest" });
        return true;
      case "_.each":
        this.each(node, node.arguments[0] as Node, node.arguments[1]);
        return true;
      case "setTimeout":
      case "setImmediate":
        this.timer(node.arguments[0]);
        return true;
    }
    return this.variableCall(path, node);
  }

  /** What is logged has no effect, but may fail. */
  private logged(nodes: readonly Node[]): void {
    for (const node of nodes) {
      const { message } = this.message(node);
      if (message !== undefined) this.evaluated(message);
    }
  }

  private variableCall(path: string, node: CallExpression): boolean {
    const args = this.argumentsOf(node.arguments, 0);
    const [, action, owner] = /^postman\.(set|clear)(Environment|Global)Variables?$/.exec(path) ?? [];
    const at = path.lastIndexOf(".");
    const scope =
      action === undefined ? SCOPES[path.slice(0, at)] : owner === "Environment" ? "environment" : "globals";
    if (scope === undefined) return false;
    const name = () => args.expression(0);
    switch (action ?? path.slice(at + 1)) {
      case "set":
        this.add({
          kind: "set",
          scope,
          name: name(),
          value: args.expression(1),
          ...(action === undefined ? {} : { asText: true as const }),
        });
        break;
      case "unset":
        this.add({ kind: "unset", scope, name: name() });
        break;
      case "clear":
        if (path.endsWith("Variable")) this.add({ kind: "unset", scope, name: name() });
        else this.add({ kind: "clear", scope });
        break;
      default:
        return false;
    }
    this.mark(node);
    return true;
  }

  private test(node: CallExpression): void {
    const [nameNode, body] = node.arguments;
    const name = nameNode === undefined ? UNDEFINED : this.expression(nameNode);
    const value = body === undefined ? valueOf(UNDEFINED) : this.evaluate(body);
    const line = this.line;
    let facts: Fact[] = [];
    if (value.kind === "closure") {
      const { node: callback } = value;
      const [done] = callback.params;
      if (done?.type === "Identifier") {
        // `done()` reports the test; it has no other effect.
        const binding = this.bindings.of.get(done);
        facts = this.function(callback, () => {
          if (binding !== undefined) binding.value = { kind: "intrinsic", path: "clearTimeout" };
        });
      } else facts = this.function(callback);
    }
    this.line = line;
    this.add({ kind: "test", name, facts });
  }

  /** The facts of a function of the script that is called once. */
  private function(node: FunctionNode, begin: () => void = () => undefined): Fact[] {
    if (node.generator) throw notUnderstood("generator");
    const { result } = this;
    this.result = undefined;
    try {
      return this.within(node, () => {
        begin();
        return this.list(bodyOf(node), "function");
      });
    } finally {
      this.result = result;
    }
  }

  /** Runs a call of a function of the script in its place. */
  private runInline(node: FunctionNode, args: readonly Node[]): void {
    const values = this.values(args);
    const facts = this.function(node, () => {
      this.bindParameters(node, values);
    });
    for (const fact of facts) this.facts.push(fact);
  }

  private bindParameters(node: FunctionNode, values: readonly Value[]): void {
    for (const [i, parameter] of node.params.entries()) {
      if (parameter.type === "RestElement") throw notUnderstood("rest parameter");
      this.bindPattern(parameter, this.named(parameter, values[i] ?? valueOf(UNDEFINED)));
    }
  }

  protected runCall(node: FunctionNode, args: readonly Value[]): Value {
    const outer = this.result;
    const name = this.fresh("result");
    this.add({ kind: "local", name, value: UNDEFINED, declares: true });
    const result = { name, isSet: false };
    try {
      const facts = this.within(node, () => {
        this.result = result;
        const before = this.facts;
        this.facts = [];
        try {
          this.bindParameters(node, args);
          const prelude = this.facts;
          return [...prelude, ...this.list(bodyOf(node), "function")];
        } finally {
          this.facts = before;
        }
      });
      if (hasUnknown(facts)) throw notUnderstood("function of the script");
      for (const fact of facts) this.facts.push(fact);
    } finally {
      this.result = outer;
    }
    return valueOf(local(name, false));
  }

  /** `list.forEach(…)` and methods that change a list of the script. */
  private methodEffect(node: CallExpression, callee: MemberExpression): boolean {
    const property = callee.property as AnyNode;
    if (property.type !== "Identifier" || callee.computed || callee.object.type === "Super") return false;
    const [first] = node.arguments;
    switch (property.name) {
      case "forEach":
        this.each(node, callee.object, first);
        return true;
      case "map":
      case "filter":
      case "some":
      case "every":
        // For its effects, it is a loop.
        if (first === undefined || !hasEffects(first, this.script)) return false;
        this.each(node, callee.object, first);
        return true;
      case "call":
        if (callee.object.type === "FunctionExpression") {
          this.runInline(callee.object, node.arguments.slice(1));
          return true;
        }
        return false;
      case "then":
      case "catch":
        throw notUnderstood("promise");
      case "push":
      case "unshift":
        return this.pushed(callee.object, node, property.name === "push");
      case "sort":
      case "reverse":
      case "pop":
      case "shift":
        return this.changed(callee.object, node, property.name);
      default:
        return false;
    }
  }

  private pushed(target: Node, node: CallExpression, atEnd: boolean): boolean {
    const any = target as AnyNode;
    const binding = any.type === "Identifier" ? this.bindings.of.get(any) : undefined;
    if (binding === undefined) throw notUnderstood("change of a list");
    const list = this.data(this.valueOf(binding));
    const added = this.argumentsOf(node.arguments, 0).all();
    const own: Element[] = list.kind === "array" ? list.elements : [{ kind: "spread", list }];
    this.assign(binding, valueOf(array(atEnd ? [...own, ...added] : [...added, ...own])));
    return true;
  }

  private changed(target: Node, node: CallExpression, name: "sort" | "reverse" | "pop" | "shift"): boolean {
    const any = target as AnyNode;
    const binding = any.type === "Identifier" ? this.bindings.of.get(any) : undefined;
    if (binding === undefined) return false;
    const list = this.data(this.valueOf(binding));
    const rest: Record<typeof name, () => Expression> = {
      sort: () => method(list, "sort", this.argumentsOf(node.arguments, 2).all()),
      reverse: () => method(list, "reverse", []),
      pop: () => method(list, "slice", [literal(0), literal(-1)]),
      shift: () => method(list, "slice", [literal(1)]),
    };
    this.assign(binding, valueOf(rest[name]()));
    return true;
  }

  /** `setTimeout` without a function that does something is a pause. */
  private timer(callback: Node | undefined): void {
    const value = callback === undefined ? valueOf(UNDEFINED) : this.evaluate(callback);
    if (value.kind !== "closure") return;
    if (this.function(value.node).length > 0) throw notUnderstood("timer");
  }

  private each(node: CallExpression, listNode: Node, callback: Node | undefined): void {
    const list = this.expression(listNode);
    const value = callback === undefined ? undefined : this.evaluate(callback);
    if (value?.kind !== "closure") throw notUnderstood("loop without a function");
    const closure = value.node;
    const [element, index] = closure.params;
    if (closure.params.length > 2) throw notUnderstood("third parameter of a loop");
    const names = {
      element: this.localFor(element),
      index: index === undefined ? undefined : this.localFor(index),
    };
    const line = this.line;
    const { result } = this;
    this.result = undefined;
    const facts = this.again(node, () =>
      this.within(closure, () => {
        const before = this.facts;
        this.facts = [];
        try {
          if (element) this.bindPattern(element, valueOf(local(names.element, true)));
          if (index && names.index !== undefined) this.bindPattern(index, valueOf(local(names.index, true)));
          return [...this.facts, ...this.list(bodyOf(closure), "callback")];
        } finally {
          this.facts = before;
        }
      }),
    );
    this.result = result;
    this.line = line;
    this.loop(list, names, facts);
  }

  private loop(
    list: Expression,
    names: { element: string; index?: string | undefined },
    facts: Fact[],
  ): void {
    const { element, index } = names;
    if (facts.length === 0) {
      this.evaluated(list);
      return;
    }
    this.add({ kind: "forEach", list, element, ...(index === undefined ? {} : { index }), facts });
  }

  private localFor(pattern: Pattern | undefined): string {
    return this.fresh(pattern?.type === "Identifier" ? pattern.name : "item");
  }

  /** Reads the body of a loop again if, at its end, less is known than at its begin. */
  private again(node: Node, run: () => Fact[]): Fact[] {
    const written = [...new Set(between(this.script.bindings.writes, node).map(({ binding }) => binding))];
    for (const binding of written) {
      // It changes from one element to the next.
      if (!binding.isSimple && binding.local === undefined && binding.value?.kind === "expression")
        this.makeLocal(binding);
    }
    const unknownBefore = written.filter((binding) => binding.unknown !== undefined).length;
    const facts = run();
    if (written.filter((binding) => binding.unknown !== undefined).length === unknownBefore) return facts;
    return run();
  }

  private makeLocal(binding: Binding): void {
    this.declareLocal(binding, this.data(this.valueOf(binding)));
  }

  private forEach(node: ForInStatement | ForOfStatement): void {
    if (node.type === "ForOfStatement" && node.await) throw notUnderstood("loop over a stream");
    const over = this.expression(node.right);
    const list = node.type === "ForOfStatement" ? over : call("Object.keys", [over]);
    const pattern = node.left.type === "VariableDeclaration" ? node.left.declarations[0]?.id : node.left;
    if (pattern === undefined || pattern.type === "MemberExpression") throw notUnderstood("loop");
    const element = this.localFor(pattern);
    const facts = this.again(node, () => this.body(node.body, pattern, valueOf(local(element, true))));
    this.loop(list, { element }, facts);
    if (isVar(node.left)) this.leave(pattern);
  }

  /** Behind a loop, its names are not known. */
  private leave(pattern: Pattern): void {
    for (const identifier of identifiersOf(pattern)) {
      const binding = this.bindings.of.get(identifier);
      if (binding !== undefined) binding.unknown = "name of a loop behind it";
    }
  }

  private body(body: Statement, pattern: Pattern, value: Value): Fact[] {
    const before = this.facts;
    this.facts = [];
    try {
      for (const identifier of identifiersOf(pattern)) {
        const binding = this.bindings.of.get(identifier);
        if (binding !== undefined) {
          delete binding.local;
          delete binding.unknown;
        }
      }
      const binding = pattern.type === "Identifier" ? this.bindings.of.get(pattern) : undefined;
      const writes = between(this.script.bindings.writes, body);
      // A name that only the loop itself changes is the element.
      if (binding !== undefined && !writes.some((write) => write.binding === binding)) binding.value = value;
      else this.bindPattern(pattern, value);
      return [...this.facts, ...this.list([body], "loop")];
    } finally {
      this.facts = before;
    }
  }

  /** `for (let i = 0; i < list.length; i++)`, up or down by one. */
  private for(node: ForStatement): void {
    const { init, test, update, body } = node;
    const [declarator] = init?.type === "VariableDeclaration" ? init.declarations : [];
    const assigned =
      init?.type === "AssignmentExpression" && init.operator === "=" && init.left.type === "Identifier"
        ? init
        : undefined;
    const id = declarator?.id ?? assigned?.left;
    const from = declarator?.init ?? assigned?.right;
    const isOne = init?.type !== "VariableDeclaration" || init.declarations.length === 1;
    if (id?.type !== "Identifier" || !from || !isOne || test?.type !== "BinaryExpression" || !update)
      throw notUnderstood("loop");
    const binding = this.bindings.of.get(id);
    const direction = directionOf(update, id.name);
    if (test.left.type !== "Identifier" || test.left.name !== id.name || direction === 0)
      throw notUnderstood("loop");
    const inside = between(this.script.bindings.writes, body as Node);
    if (inside.some((write) => write.binding === binding))
      throw notUnderstood("loop that changes its counter");
    const [start, end] = [this.expression(from), this.expression(test.right)];
    const list = rangeOf(start, test.operator, end, direction);
    const element = this.fresh(id.name);
    const facts = this.again(body, () => this.body(body, id, valueOf(local(element, true))));
    this.loop(list, { element }, facts);
    if (isVar(init)) this.leave(id);
  }

  private try({ block, handler, finalizer }: TryStatement): void {
    if (mayExit(block) || (handler && mayExit(handler.body)) || (finalizer && mayExit(finalizer)))
      throw notUnderstood("jump out of `try`");
    const facts = this.list(block.body, this.role);
    const caught = handler ? this.list(handler.body.body, this.role) : undefined;
    const final = finalizer ? this.list(finalizer.body, this.role) : [];
    if (facts.length === 0 && final.length === 0) return;
    this.add({
      kind: "try",
      facts,
      ...(caught === undefined ? {} : { catch: caught }),
      ...(final.length === 0 ? {} : { finally: final }),
    });
  }

  private switch({ discriminant, cases }: SwitchStatement): void {
    const value = this.expression(discriminant);
    const branches: { test: Expression | undefined; facts: Fact[] }[] = [];
    let tests: (Expression | undefined)[] = [];
    for (const [i, { test, consequent }] of cases.entries()) {
      tests.push(test ? binary("===", value, this.expression(test)) : undefined);
      if (consequent.length === 0 && i < cases.length - 1) continue;
      const body = consequent.flatMap((s) => (s.type === "BlockStatement" ? s.body : [s]));
      const last = body.at(-1);
      const isEnded = last?.type === "BreakStatement" && !last.label;
      const own = isEnded ? body.slice(0, -1) : body;
      if (own.some((s) => mayExit(s)) || (!isEnded && i < cases.length - 1)) throw notUnderstood("`switch`");
      const facts = this.list(own, this.role);
      const known = tests.filter((t) => t !== undefined);
      const isDefault = known.length < tests.length;
      if (isDefault && i < cases.length - 1) throw notUnderstood("`switch`");
      branches.push({ test: isDefault ? undefined : known.reduce((a, b) => binary("||", a, b)), facts });
      tests = [];
    }
    const { line } = this;
    const facts = branches.reduceRight<Fact[]>((otherwise, { test, facts: then }) => {
      if (test === undefined) return then;
      return [{ kind: "if", line, test, then, ...(otherwise.length > 0 ? { otherwise } : {}) }];
    }, []);
    for (const fact of facts) this.facts.push(fact);
  }

  /** Runs an assertion; returns false if the node is none. */
  private assertion(node: CallExpression | MemberExpression): boolean {
    const steps: { name: string; args?: readonly Node[] }[] = [];
    let at: AnyNode = node as AnyNode;
    let args: readonly Node[] | undefined;
    for (;;) {
      if (at.type === "CallExpression") {
        const path = this.pathOf(at.callee);
        if (path === "pm.expect" || path === "pm.expect.fail") {
          this.chain(node, path, at, steps);
          return true;
        }
        if (args !== undefined) return false;
        args = at.arguments;
        at = at.callee as AnyNode;
      } else if (at.type === "MemberExpression") {
        const name = memberName(at);
        if (name === undefined) return false;
        const path = this.pathOf(at);
        if (path === "pm.response.to" || path === "pm.request.to") {
          this.chain(node, path, undefined, steps);
          return true;
        }
        steps.push({ name, ...(args === undefined ? {} : { args }) });
        args = undefined;
        at = at.object as AnyNode;
      } else return false;
    }
  }

  /** The path of a node that is a name or a member of something of the sandbox. */
  private pathOf(node: Node): string | undefined {
    const any = node as AnyNode;
    if (any.type === "Identifier") {
      const binding = this.bindings.of.get(any);
      const value = binding === undefined ? undefined : binding.value;
      if (binding === undefined) return any.name === "pm" ? "pm" : undefined;
      return value?.kind === "intrinsic" ? value.path : undefined;
    }
    if (any.type !== "MemberExpression") return undefined;
    const owner = this.pathOf(any.object);
    if (owner === undefined) return undefined;
    const name = memberName(any);
    const path = name === undefined ? undefined : `${owner}.${name}`;
    return path === "chai.expect" ? "pm.expect" : path;
  }

  private chain(
    node: Node,
    root: string,
    expect: CallExpression | undefined,
    steps: readonly { name: string; args?: readonly Node[] }[],
  ): void {
    if (root === "pm.expect.fail") {
      const given = expect?.arguments ?? [];
      this.add({ kind: "throw", ...this.message(given.length >= 3 ? given[2] : given[0]) });
      this.mark(node);
      return;
    }
    const subject = expect === undefined ? this.whole(root) : this.subject(expect.arguments[0]);
    const message = expect === undefined ? undefined : this.message(expect.arguments[1]).message;
    const read = [...steps].reverse().map(({ name, args }): Step => {
      if (args === undefined) return { name };
      if (name === "instanceof" || name === "instanceOf") return { name, arguments: [instanceType(args[0])] };
      return { name, arguments: this.argumentsOf(args, 1).all() };
    });
    const { checks, fails } = readChain(subject, read, message);
    this.add({ kind: "assertion", checks });
    if (fails) this.add({ kind: "throw" });
    this.mark(node);
  }

  private whole(root: string): Expression {
    return this.data({ kind: "intrinsic", path: root.slice(0, -".to".length) });
  }

  private subject(node: Node | undefined): Expression {
    return node === undefined ? UNDEFINED : this.expression(node);
  }

  /** A message, if it is understood: it decides about nothing. */
  private message(node: Node | undefined): { message?: Expression } {
    if (node === undefined) return {};
    try {
      return { message: this.conditionally(() => this.expression(node)) };
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      return {};
    }
  }

  private mark(node: Node): void {
    this.understood.add(node);
    this.marks.push(node);
  }
}

/** Whether what stands behind a statement in its list may not be reached. */
function mayEnd(node: Node): boolean {
  return (
    node.type === "ThrowStatement" || (/^(?:Return|Break|Continue|If|Block)/.test(node.type) && mayExit(node))
  );
}

/** The name of a member, if it is written out. */
function memberName({ property, computed }: MemberExpression): string | undefined {
  if (property.type === "Identifier" && !computed) return property.name;
  return property.type === "Literal" && typeof property.value === "string" ? property.value : undefined;
}

/** Whether a fact, or one in another, is not understood. */
function hasUnknown(facts: readonly Fact[]): boolean {
  return facts.some((fact) => {
    if (fact.kind === "unknown") return true;
    if (fact.kind === "if") return hasUnknown(fact.then) || hasUnknown(fact.otherwise ?? []);
    if (fact.kind === "try")
      return hasUnknown(fact.facts) || hasUnknown(fact.catch ?? []) || hasUnknown(fact.finally ?? []);
    return "facts" in fact && hasUnknown(fact.facts);
  });
}

/** Whether a condition does not hold. */
function negated(test: Expression): Expression {
  return test.kind === "unary" && test.operator === "!" ? test.operand : unary("!", test);
}

function bodyOf(node: FunctionNode): readonly Node[] {
  if (node.body.type === "BlockStatement") return node.body.body;
  const { start, end } = node.body;
  return [{ type: "ReturnStatement", argument: node.body, start, end } as unknown as Node];
}

/** The sites inside a node; they are in the order of their position. */
function sitesIn(sites: readonly Site[], { start, end }: Node): Site[] {
  let low = 0;
  let high = sites.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sites[middle] as Site).node.start < start) low = middle + 1;
    else high = middle;
  }
  const inside: Site[] = [];
  for (let i = low; i < sites.length && (sites[i] as Site).node.start < end; i += 1)
    inside.push(sites[i] as Site);
  return inside;
}

function between(writes: Bindings["writes"], { start, end }: Node): { position: number; binding: Binding }[] {
  let low = 0;
  let high = writes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((writes[middle] as { position: number }).position < start) low = middle + 1;
    else high = middle;
  }
  const inside: { position: number; binding: Binding }[] = [];
  for (let i = low; i < writes.length; i += 1) {
    const write = writes[i] as { position: number; binding: Binding };
    if (write.position >= end) break;
    inside.push(write);
  }
  return inside;
}

/** The names that a statement declares itself. */
function declaredIn(node: Node): Node[] {
  const any = node as AnyNode;
  return any.type === "VariableDeclaration" ? any.declarations.flatMap(({ id }) => identifiersOf(id)) : [];
}

/** Whether a function does something but computing a value. */
function hasEffects(node: Node, { sites, bindings }: Resolved): boolean {
  if (sitesIn(sites, node).length > 0 || between(bindings.writes, node).length > 0) return true;
  const any = node as AnyNode;
  return isFunction(any) && contains(any.body, TEST_CALLS);
}

const TEST_CALLS: ReadonlySet<string> = new Set(["AssignmentExpression"]);

/** 1 for `i++`, -1 for `i--`, 0 for anything else. */
function directionOf(update: Node, name: string): number {
  const any = update as AnyNode;
  if (any.type === "UpdateExpression")
    return any.argument.type === "Identifier" && any.argument.name === name
      ? any.operator === "++"
        ? 1
        : -1
      : 0;
  if (any.type !== "AssignmentExpression" || any.left.type !== "Identifier" || any.left.name !== name)
    return 0;
  const { right, operator } = any;
  if (
    operator === "=" &&
    right.type === "BinaryExpression" &&
    right.left.type === "Identifier" &&
    right.left.name === name
  )
    return right.right.type === "Literal" && right.right.value === 1
      ? right.operator === "+"
        ? 1
        : right.operator === "-"
          ? -1
          : 0
      : 0;
  if (right.type !== "Literal" || right.value !== 1) return 0;
  return operator === "+=" ? 1 : operator === "-=" ? -1 : 0;
}

function rangeOf(start: Expression, operator: string, end: Expression, direction: number): Expression {
  const plus = (value: Expression, by: number) => binary("+", value, literal(by));
  if (direction > 0 && operator === "<") return call("range", [start, end]);
  if (direction > 0 && operator === "<=") return call("range", [start, plus(end, 1)]);
  if (direction < 0 && operator === ">=") return method(call("range", [end, plus(start, 1)]), "reverse", []);
  if (direction < 0 && operator === ">")
    return method(call("range", [plus(end, 1), plus(start, 1)]), "reverse", []);
  throw notUnderstood("loop");
}

function isVar(init: Node | null | undefined): boolean {
  return init?.type !== "VariableDeclaration" || (init as VariableDeclaration).kind === "var";
}

/** What `instanceof` a type means for data. */
function instanceType(node: Node | undefined): Expression {
  const any = node as AnyNode | undefined;
  if (any?.type === "Identifier" && any.name === "Array") return literal("array");
  if (any?.type === "Identifier" && any.name === "Object") return literal("object");
  throw notUnderstood("chai's", "instanceof");
}
