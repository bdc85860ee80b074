import type {
  AnyNode,
  ArrayExpression,
  AssignmentProperty,
  CallExpression as CallNode,
  Function as FunctionNode,
  Identifier,
  IfStatement,
  Literal,
  MemberExpression as MemberNode,
  NewExpression,
  Node,
  ObjectExpression,
  Pattern,
  SpreadElement,
  Statement,
  VariableDeclaration,
} from "acorn";

import { camelCase } from "../names/spelling.js";
import { words } from "../names/words.js";
import { isReserved } from "../typescript.js";
import type { Binding, Bindings } from "./bindings.js";
import {
  array,
  binary,
  call,
  callback,
  conditional,
  failing,
  isInlinable,
  leaf,
  letIn,
  literal,
  local,
  member,
  method,
  object,
  template,
  unary,
  UNDEFINED,
} from "./expressions.js";
import { METHODS, PARAMETERS } from "./methods.js";
import type { BinaryOperator, Element, Expression, ObjectMember } from "./model.js";
import {
  type Arguments,
  AS_DATA,
  CONSTRUCTORS,
  FUNCTIONS,
  globalValue,
  intrinsicMember,
  printed,
  regex,
} from "./sandbox.js";
import { mayExit } from "./syntax.js";
import { NotUnderstood, notUnderstood, type Value, valueOf } from "./values.js";

/** Functions of the script that may be inlined in one another. */
export const MAX_CALLS = 20;

const BINARY: ReadonlySet<string> = new Set(
  "=== !== == != < <= > >= + - * / % ** | & ^ << >> >>> in && || ??".split(" "),
);

/**
 * Reads expressions of a script. What is no expression without side effects is left to a subclass, which runs statements. Throws
 * NotUnderstood.
 */
export abstract class Evaluator {
  protected readonly bindings: Bindings;
  /** The functions that are being inlined, from the outermost in. */
  protected readonly calls: FunctionNode[] = [];
  /** Whether what is evaluated may run statements first: it runs once, and always. */
  protected canRun = true;
  private steps: number;
  /** How many locals have a name, by its beginning. */
  private readonly localNames = new Map<string, number>([["pair", 1]]);

  /** `maxSteps`: how many nodes are read at most, those of functions once for each call. */
  constructor(bindings: Bindings, maxSteps: number) {
    this.bindings = bindings;
    this.steps = maxSteps;
  }

  /** Runs a call of a function of the script that is more than an expression, and returns its value. */
  protected abstract runCall(node: FunctionNode, args: readonly Value[]): Value;

  /** Runs an assignment and returns its value. */
  protected abstract runAssignment(node: AnyNode): Value;

  /** Gives a name that is no simple one a value. */
  protected abstract declareLocal(binding: Binding, value: Expression): void;

  protected step(): void {
    if (this.steps-- <= 0) throw notUnderstood("script that does too much");
  }

  /** The value of a node as data. */
  protected expression(node: Node): Expression {
    return this.data(this.evaluate(node));
  }

  /** A value as data. */
  protected data(value: Value): Expression {
    switch (value.kind) {
      case "expression":
        return value.expression;
      case "intrinsic": {
        const data = AS_DATA.get(value.path);
        if (data !== undefined) return data();
        throw notUnderstood("use of", value.path);
      }
      case "bytes":
        return printed(value.bytes, "hex");
      case "closure":
        throw notUnderstood("function as a value");
      case "record":
        return object(
          Array.from(value.members, ([name, each]) => ({ name: literal(name), value: this.data(each) })),
        );
      case "schema":
        throw notUnderstood("schema as a value");
      case "unknown":
        throw new NotUnderstood(value.reason);
    }
  }

  /** A node as a condition: whether it is truthy counts. */
  protected condition(node: Node): Expression {
    const any = node as AnyNode;
    if (any.type === "UnaryExpression" && any.operator === "!") {
      const inner = this.condition(any.argument);
      return unary("!", inner);
    }
    if (any.type === "LogicalExpression" && any.operator !== "??")
      return this.logical(any, (n) => this.condition(n));
    const value = this.evaluate(node);
    return value.kind === "expression" ? value.expression : this.truthiness(value);
  }

  private truthiness(value: Value): Expression {
    if (value.kind === "unknown") throw new NotUnderstood(value.reason);
    return literal(true);
  }

  /** Evaluates what may not happen, or more than once, so that no statement can run for it. */
  protected conditionally<T>(evaluate: () => T): T {
    const before = this.canRun;
    this.canRun = false;
    try {
      return evaluate();
    } finally {
      this.canRun = before;
    }
  }

  protected evaluate(node: Node): Value {
    this.step();
    const any = node as AnyNode;
    switch (any.type) {
      case "Literal":
        return valueOf(literalOf(any));
      case "TemplateLiteral": {
        const parts = any.quasis.flatMap(({ value }, i) => {
          const inner = any.expressions[i];
          return [literal(value.cooked ?? value.raw), ...(inner ? [this.expression(inner)] : [])];
        });
        return valueOf(template(parts.filter((p) => p.kind !== "literal" || p.value !== "")));
      }
      case "Identifier":
        return this.name(any);
      case "ChainExpression":
      case "ParenthesizedExpression":
      case "AwaitExpression":
        return this.evaluate(any.type === "AwaitExpression" ? any.argument : any.expression);
      case "MemberExpression":
        return this.member(any);
      case "CallExpression":
        return this.call(any);
      case "NewExpression":
        return this.construct(any);
      case "ArrayExpression":
        return this.arrayLiteral(any);
      case "ObjectExpression":
        return this.objectLiteral(any);
      case "ArrowFunctionExpression":
      case "FunctionExpression":
        return { kind: "closure", node: any };
      case "UnaryExpression":
        return valueOf(this.unary(any.operator, any.argument));
      case "BinaryExpression":
        return valueOf(this.binary(any.operator, any.left, any.right));
      case "LogicalExpression":
        return any.operator === "??"
          ? valueOf(this.logical(any, (n) => this.expression(n)))
          : this.logicalValue(any);
      case "ConditionalExpression": {
        const test = this.condition(any.test);
        const then = this.conditionally(() => this.evaluate(any.consequent));
        const otherwise = this.conditionally(() => this.evaluate(any.alternate));
        if (test.kind === "literal") return test.value ? then : otherwise;
        return valueOf(conditional(test, this.data(then), this.data(otherwise)));
      }
      case "AssignmentExpression":
      case "UpdateExpression":
        if (!this.canRun) throw notUnderstood("assignment in an expression");
        return this.runAssignment(any);
      default:
        throw notUnderstood("expression of the kind", any.type);
    }
  }

  private name(node: Identifier): Value {
    const binding = this.bindings.of.get(node);
    if (binding !== undefined) return this.valueOf(binding);
    return globalValue(node.name) ?? valueOf(failing(node.name));
  }

  protected valueOf(binding: Binding): Value {
    if (binding.unknown !== undefined) throw new NotUnderstood(binding.unknown);
    return binding.value ?? valueOf(UNDEFINED);
  }

  private member({ object: target, property, computed, optional }: MemberNode): Value {
    if (target.type === "Super" || property.type === "PrivateIdentifier") throw notUnderstood("class");
    const owner = this.evaluate(target);
    const name = computed ? this.expression(property) : literal((property as Identifier).name);
    return this.memberOf(owner, name, optional);
  }

  private memberOf(owner: Value, name: Expression, optional: boolean): Value {
    switch (owner.kind) {
      case "expression":
        return valueOf(member(owner.expression, name, optional));
      case "intrinsic":
        return intrinsicMember(owner.path, name);
      case "record": {
        if (name.kind !== "literal") throw notUnderstood("computed member of an object with functions");
        return owner.members.get(String(name.value)) ?? valueOf(UNDEFINED);
      }
      case "unknown":
        throw new NotUnderstood(owner.reason);
      default:
        throw notUnderstood("member of a function");
    }
  }

  private call(node: CallNode): Value {
    const { callee } = node;
    if (callee.type === "Super") throw notUnderstood("call");
    if (callee.type === "MemberExpression" && callee.property.type !== "PrivateIdentifier") {
      if (callee.object.type === "Super") throw notUnderstood("class");
      const owner = this.evaluate(callee.object);
      const name = callee.computed
        ? this.expression(callee.property)
        : literal((callee.property as Identifier).name);
      if (owner.kind === "expression") return this.methodCall(owner.expression, name, node, callee.optional);
      if (owner.kind === "bytes") return this.bytesCall(owner, name, node);
      if (owner.kind === "intrinsic" && AS_DATA.has(owner.path) && name.kind === "literal") {
        const inner = `${owner.path}.${name.value}`;
        if (!FUNCTIONS.has(inner) && METHODS.has(String(name.value)))
          return this.methodCall(this.data(owner), name, node, callee.optional);
      }
      return this.apply(this.memberOf(owner, name, callee.optional), node);
    }
    return this.apply(this.evaluate(callee), node);
  }

  private apply(target: Value, node: CallNode): Value {
    switch (target.kind) {
      case "intrinsic": {
        const known = FUNCTIONS.get(target.path);
        if (known === undefined) throw notUnderstood("call of", target.path);
        return asValue(known(this.argumentsOf(node.arguments, 3)));
      }
      case "closure":
        return this.inline(target.node, this.values(node.arguments));
      case "schema": {
        const value = this.argumentsOf(node.arguments, 0).expression(0);
        return valueOf(call("matchesSchema", [value, target.schema]));
      }
      case "expression":
        // A name that is not defined fails before it is called.
        if (isFailing(target.expression)) return target;
        throw notUnderstood("call of a value");
      case "unknown":
        throw new NotUnderstood(target.reason);
      default:
        throw notUnderstood("call of a value");
    }
  }

  private methodCall(target: Expression, name: Expression, node: CallNode, optional: boolean): Value {
    if (isFailing(target)) return valueOf(target);
    const known = name.kind === "literal" ? METHODS.get(String(name.value)) : undefined;
    if (known === undefined)
      throw notUnderstood("call of a method", name.kind === "literal" ? String(name.value) : undefined);
    if (known === "toString" && target.kind === "literal" && typeof target.value === "string")
      return valueOf(target);
    const args = this.argumentsOf(node.arguments, PARAMETERS[known] ?? 3);
    return valueOf(method(target, known, args.all(), optional));
  }

  private bytesCall(owner: Value & { kind: "bytes" }, name: Expression, node: CallNode): Value {
    if (name.kind !== "literal" || name.value !== "toString") throw notUnderstood("method of bytes");
    const [encoding] = this.values(node.arguments);
    const isBase64 = encoding?.kind === "intrinsic" && encoding.path === "CryptoJS.enc.Base64";
    return valueOf(printed(owner.bytes, isBase64 ? "base64" : "hex"));
  }

  private construct(node: NewExpression): Value {
    const target = this.evaluate(node.callee);
    const known = target.kind === "intrinsic" ? CONSTRUCTORS.get(target.path) : undefined;
    if (known !== undefined) return asValue(known(this.argumentsOf(node.arguments, 0)));
    if (node.callee.type === "Identifier" && node.callee.name === "RegExp") {
      const args = this.argumentsOf(node.arguments, 0);
      return valueOf(regex(args.expression(0), args.count > 1 ? args.expression(1) : literal("")));
    }
    throw notUnderstood("`new`", target.kind === "intrinsic" ? target.path : undefined);
  }

  private arrayLiteral({ elements }: ArrayExpression): Value {
    return valueOf(
      array(
        elements.map((element): Element => {
          if (element === null) return UNDEFINED;
          if (element.type === "SpreadElement")
            return { kind: "spread", list: this.expression(element.argument) };
          return this.expression(element);
        }),
      ),
    );
  }

  private objectLiteral({ properties }: ObjectExpression): Value {
    const members: ObjectMember[] = [];
    const values = new Map<string, Value>();
    let isData = true;
    for (const property of properties) {
      if (property.type === "SpreadElement") {
        members.push({ kind: "spread", object: this.expression(property.argument) });
        continue;
      }
      if (property.kind !== "init") throw notUnderstood("getter");
      const name = this.keyOf(property);
      const value = this.evaluate(property.value);
      if (name.kind === "literal") values.set(String(name.value), value);
      if (value.kind === "closure" || value.kind === "intrinsic" || value.kind === "record") isData = false;
      else members.push({ name, value: this.data(value) });
    }
    return isData ? valueOf(object(members)) : { kind: "record", members: values };
  }

  private keyOf({ key, computed }: { key: Node; computed: boolean }): Expression {
    const any = key as AnyNode;
    if (computed) return this.expression(any);
    return any.type === "Identifier" ? literal(any.name) : literal(String((any as Literal).value));
  }

  private unary(operator: string, argument: Node): Expression {
    if (operator === "!")
      return this.condition({ type: "UnaryExpression", operator, argument } as unknown as Node);
    if (operator === "void") return UNDEFINED;
    if (operator === "typeof") {
      const any = argument as AnyNode;
      if (any.type === "Identifier" && !this.bindings.of.has(any) && globalValue(any.name) === undefined)
        return literal("undefined");
      const value = this.evaluate(argument);
      if (value.kind === "closure") return literal("function");
      if (value.kind === "intrinsic" && !AS_DATA.has(value.path))
        return literal(FUNCTIONS.has(value.path) ? "function" : "object");
      return unary("typeof", this.data(value));
    }
    if (operator === "-" || operator === "+" || operator === "~")
      return unary(operator, this.expression(argument));
    throw notUnderstood("operator", operator);
  }

  private binary(operator: string, left: Node, right: Node): Expression {
    if (operator === "instanceof") {
      const any = right as AnyNode;
      if (any.type === "Identifier" && any.name === "Array")
        return call("Array.isArray", [this.expression(left)]);
      throw notUnderstood("operator `instanceof`");
    }
    if (!BINARY.has(operator)) throw notUnderstood("operator", operator);
    return binary(operator as BinaryOperator, this.expression(left), this.expression(right));
  }

  private logical(
    { operator, left, right }: { operator: string; left: Node; right: Node },
    evaluate: (node: Node) => Expression,
  ): Expression {
    const first = evaluate(left);
    const second = this.conditionally(() => evaluate(right));
    if (first.kind === "literal" && operator === "&&") return first.value ? second : first;
    if (first.kind === "literal" && operator === "||") return first.value ? first : second;
    return binary(operator as BinaryOperator, first, second);
  }

  /** Things of the sandbox and functions are truthy. */
  private logicalValue(node: { operator: string; left: Node; right: Node }): Value {
    const left = this.evaluate(node.left);
    if (left.kind !== "expression" && !(left.kind === "intrinsic" && AS_DATA.has(left.path)))
      return node.operator === "&&" ? this.evaluate(node.right) : left;
    const first = this.data(left);
    const right = this.conditionally(() => this.evaluate(node.right));
    if (first.kind === "undefined") return node.operator === "&&" ? left : right;
    if (first.kind === "literal") return Boolean(first.value) === (node.operator === "&&") ? right : left;
    return valueOf(binary(node.operator as BinaryOperator, first, this.data(right)));
  }

  protected argumentsOf(nodes: readonly (Node | SpreadElement)[], parameters: number): Arguments {
    const known: (Value | undefined)[] = [];
    const at = (index: number): Value => {
      const node = nodes[index];
      if (node === undefined) return valueOf(UNDEFINED);
      if (node.type === "SpreadElement") throw notUnderstood("spread argument");
      return (known[index] ??= this.evaluate(node));
    };
    const element = (node: Node): Element => {
      const any = node as AnyNode;
      if (any.type === "SpreadElement") return { kind: "spread", list: this.expression(any.argument) };
      const value = this.evaluate(any);
      return value.kind === "closure" ? this.callback(value.node, parameters) : this.callbackOf(value);
    };
    return {
      count: nodes.length,
      value: at,
      expression: (index) => this.data(at(index)),
      all: (from = 0) => nodes.slice(from).map(element),
    };
  }

  /** A function of the sandbox may be a callback: `.map(Number)`. */
  private callbackOf(value: Value): Expression {
    if (value.kind !== "intrinsic" || AS_DATA.has(value.path)) return this.data(value);
    const known = FUNCTIONS.get(value.path);
    if (known === undefined) return this.data(value);
    const name = this.fresh("value");
    const parameter = local(name, true);
    const only: Arguments = {
      count: 1,
      value: (i) => valueOf(i === 0 ? parameter : UNDEFINED),
      expression: (i) => (i === 0 ? parameter : UNDEFINED),
      all: () => [parameter],
    };
    return callback([name], this.data(asValue(known(only))));
  }

  protected values(nodes: readonly (Node | SpreadElement)[]): Value[] {
    return nodes.map((node) => {
      if (node.type === "SpreadElement") throw notUnderstood("spread argument");
      return this.evaluate(node);
    });
  }

  /** A function of the script as a callback of a method. */
  protected callback(node: FunctionNode, most: number): Expression {
    const names: string[] = [];
    const body = this.within(node, () =>
      this.conditionally(() => {
        for (const parameter of node.params.slice(0, most)) {
          if (parameter.type === "RestElement") throw notUnderstood("rest parameter");
          const name = this.fresh(parameter.type === "Identifier" ? parameter.name : "item");
          names.push(name);
          this.bindPattern(parameter, valueOf(local(name, true)));
        }
        return this.bodyOf(node);
      }),
    );
    return callback(names, body);
  }

  /** A call of a function of the script, as an expression if it is one. */
  private inline(node: FunctionNode, args: readonly Value[]): Value {
    if (node.generator) throw notUnderstood("generator");
    try {
      return this.within(node, () => {
        for (const [i, parameter] of node.params.entries()) {
          if (parameter.type === "RestElement") throw notUnderstood("rest parameter");
          this.bindArgument(parameter, args[i] ?? valueOf(UNDEFINED));
        }
        return this.conditionally(() => this.bodyValue(node));
      });
    } catch (error) {
      if (!(error instanceof NotUnderstood) || !this.canRun) throw error;
      return this.runCall(node, args);
    }
  }

  /** An argument that is used several times, and is another value each time, has no name here. */
  protected bindArgument(parameter: Pattern, value: Value): void {
    if (
      value.kind === "expression" &&
      !isInlinable(value.expression) &&
      readsOf(parameter, this.bindings) > 1
    )
      throw notUnderstood("argument that is computed");
    this.bindPattern(parameter, value);
  }

  /** Runs something with the names of a function as they are when it begins. */
  protected within<T>(node: FunctionNode, run: () => T): T {
    if (this.calls.includes(node)) throw notUnderstood("function that calls itself");
    if (this.calls.length >= MAX_CALLS) throw notUnderstood("functions that call each other too deep");
    const owned = this.bindings.ownedBy.get(node) ?? [];
    this.calls.push(node);
    for (const binding of owned) reset(binding);
    try {
      return run();
    } finally {
      this.calls.pop();
    }
  }

  private bodyValue(node: FunctionNode): Value {
    if (node.body.type !== "BlockStatement") return this.evaluate(node.body);
    const [only] = node.body.body;
    if (node.body.body.length === 1 && only?.type === "ReturnStatement" && only.argument)
      return this.evaluate(only.argument);
    return valueOf(this.returned(node.body.body, 0));
  }

  private bodyOf(node: FunctionNode): Expression {
    return this.data(this.bodyValue(node));
  }

  /** The value that statements return, those from an index on. */
  private returned(list: readonly Statement[], from: number): Expression {
    for (let i = from; i < list.length; i += 1) {
      this.step();
      const statement = list[i] as Statement;
      switch (statement.type) {
        case "ReturnStatement":
          return statement.argument ? this.expression(statement.argument) : UNDEFINED;
        case "VariableDeclaration": {
          const wrap = this.declaration(statement);
          if (wrap.length === 0) break;
          return wrap.reduceRight(
            (body, [name, value]) => letIn(name, value, body),
            this.returned(list, i + 1),
          );
        }
        case "IfStatement":
          if (mayExit(statement)) return this.returnedOfBranches(statement, list.slice(i + 1));
          this.mergedBranches(statement);
          break;
        case "ExpressionStatement":
          this.quietStatement(statement.expression);
          break;
        case "BlockStatement":
          return this.returned([...statement.body, ...list.slice(i + 1)], 0);
        case "EmptyStatement":
        case "FunctionDeclaration":
          break;
        default:
          throw notUnderstood("statement of the kind", statement.type);
      }
    }
    return UNDEFINED;
  }

  private returnedOfBranches(
    { test, consequent, alternate }: IfStatement,
    rest: readonly Statement[],
  ): Expression {
    const condition = this.condition(test);
    const before = this.snapshot();
    const then = this.returned([consequent, ...rest], 0);
    this.restore(before);
    const otherwise = this.returned([...(alternate ? [alternate] : []), ...rest], 0);
    return conditional(condition, then, otherwise);
  }

  /** Branches that only give names new values. */
  private mergedBranches({ test, consequent, alternate }: IfStatement): void {
    const condition = this.condition(test);
    const before = this.snapshot();
    this.returned([consequent], 0);
    const then = this.snapshot();
    this.restore(before);
    if (alternate) this.returned([alternate], 0);
    for (const [binding, value] of then) {
      const otherwise = binding.value;
      if (value === otherwise) continue;
      const [yes, no] = [value ?? valueOf(UNDEFINED), otherwise ?? valueOf(UNDEFINED)];
      binding.value = valueOf(conditional(condition, this.data(yes), this.data(no)));
    }
  }

  /** The values of the names of the innermost function. */
  private snapshot(): [Binding, Value | undefined][] {
    const innermost = this.calls.at(-1);
    const owned = innermost === undefined ? [] : (this.bindings.ownedBy.get(innermost) ?? []);
    return owned.map((binding) => [binding, binding.value]);
  }

  private restore(values: readonly [Binding, Value | undefined][]): void {
    for (const [binding, value] of values) {
      if (value === undefined) delete binding.value;
      else binding.value = value;
    }
  }

  /** Names that need a value of their own, in order. */
  private declaration({ declarations }: VariableDeclaration): [string, Expression][] {
    return declarations.flatMap(({ id, init }): [string, Expression][] => {
      const value = init ? this.evaluate(init) : valueOf(UNDEFINED);
      if (value.kind !== "expression" || isInlinable(value.expression) || readsOf(id, this.bindings) <= 1) {
        this.bindPattern(id, value);
        return [];
      }
      const name = this.fresh(id.type === "Identifier" ? id.name : "value");
      this.bindPattern(id, valueOf(local(name, true)));
      return [[name, value.expression]];
    });
  }

  /** A statement in a function that is an expression: it may give a name of that function another value. */
  private quietStatement(node: Node): void {
    const any = node as AnyNode;
    if (any.type === "CallExpression") {
      const callee = any.callee as AnyNode;
      if (
        callee.type === "MemberExpression" &&
        callee.object.type === "Identifier" &&
        callee.object.name === "console"
      )
        return;
    }
    if (any.type === "AssignmentExpression" && any.left.type === "Identifier") {
      const binding = this.bindings.of.get(any.left);
      if (binding !== undefined && this.isOwn(binding)) {
        const value = this.evaluate(any.right);
        binding.value =
          any.operator === "="
            ? value
            : valueOf(this.updated(this.valueOf(binding), any.operator, this.data(value)));
        return;
      }
    }
    if (any.type === "Literal") return;
    throw notUnderstood("statement in a function");
  }

  private isOwn(binding: Binding): boolean {
    const innermost = this.calls.at(-1);
    return innermost !== undefined && (this.bindings.ownedBy.get(innermost)?.includes(binding) ?? false);
  }

  /** `a += b` */
  protected updated(before: Value, operator: string, value: Expression): Expression {
    const plain = operator.slice(0, -1);
    if (!BINARY.has(plain)) throw notUnderstood("operator", operator);
    return binary(plain as BinaryOperator, this.data(before), value);
  }

  /** Gives the names of a pattern the parts of a value. */
  protected bindPattern(pattern: Pattern, value: Value): void {
    switch (pattern.type) {
      case "Identifier": {
        const binding = this.bindings.of.get(pattern);
        if (binding !== undefined) this.give(binding, value);
        return;
      }
      case "AssignmentPattern":
        this.bindPattern(pattern.left, this.withDefault(value, pattern.right));
        return;
      case "ObjectPattern":
        for (const property of pattern.properties) {
          if (property.type === "RestElement") throw notUnderstood("rest of an object");
          const name = this.keyOf(property as AssignmentProperty);
          this.bindPattern(property.value, this.memberOf(value, name, false));
        }
        return;
      case "ArrayPattern":
        for (const [i, element] of pattern.elements.entries()) {
          if (element === null) continue;
          if (element.type === "RestElement")
            this.bindPattern(element.argument, valueOf(method(this.data(value), "slice", [literal(i)])));
          else this.bindPattern(element, this.memberOf(value, literal(i), false));
        }
        return;
      default:
        throw notUnderstood("pattern");
    }
  }

  private withDefault(value: Value, node: Node): Value {
    if (value.kind !== "expression") return value;
    const { expression } = value;
    if (expression.kind === "undefined") return this.evaluate(node);
    if (expression.kind === "literal") return value;
    const otherwise = this.conditionally(() => this.expression(node));
    return valueOf(conditional(binary("===", expression, UNDEFINED), otherwise, expression));
  }

  /** Gives a name a value where it is declared. */
  protected give(binding: Binding, value: Value): void {
    delete binding.unknown;
    if (!binding.isSimple && value.kind === "expression") {
      if (!this.canRun) {
        if (this.isOwn(binding)) binding.value = value;
        else throw notUnderstood("change of a name outside of the function");
        return;
      }
      this.declareLocal(binding, value.expression);
      return;
    }
    binding.value = value;
  }

  /** A name for a local that no other has. */
  protected fresh(name: string): string {
    const plain = camelCase(words(name)) || "value";
    const base = isReserved(plain) ? `${plain}_` : plain;
    const count = (this.localNames.get(base) ?? 0) + 1;
    this.localNames.set(base, count);
    if (count === 1) return base;
    return this.fresh(`${base}_${count}`);
  }
}

/** Whether it is what `failing` makes. */
function isFailing(expression: Expression): boolean {
  return expression.kind === "member" && expression.object.kind === "undefined";
}

function asValue(result: Expression | Value): Value {
  switch (result.kind) {
    case "expression":
    case "intrinsic":
    case "closure":
    case "record":
    case "bytes":
    case "schema":
    case "unknown":
      return result;
    default:
      return valueOf(result);
  }
}

function literalOf(node: Literal): Expression {
  if (node.regex) return leaf({ kind: "regex", source: node.regex.pattern, flags: node.regex.flags });
  const { value } = node;
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return literal(value ?? null);
  throw notUnderstood("literal");
}

function readsOf(pattern: Pattern, bindings: Bindings): number {
  return pattern.type === "Identifier" ? (bindings.of.get(pattern)?.reads ?? 0) : 2;
}

function reset(binding: Binding): void {
  delete binding.unknown;
  delete binding.local;
  if (binding.initial === undefined) delete binding.value;
  else binding.value = binding.initial;
}
