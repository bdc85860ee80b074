import type { AnyNode, Function as FunctionNode, Node } from "acorn";

/** The nodes directly inside a node that are expressions, statements or patterns; names of members are left out. */
export function childrenOf(node: Node): Node[] {
  const any = node as AnyNode;
  switch (any.type) {
    case "MemberExpression":
      return any.computed ? [any.object, any.property] : [any.object];
    case "Property":
      return any.computed ? [any.key, any.value] : [any.value];
    case "MethodDefinition":
    case "PropertyDefinition":
      return any.value ? [any.value] : [];
    case "LabeledStatement":
      return [any.body];
    case "BreakStatement":
    case "ContinueStatement":
      return [];
  }
  const children: Node[] = [];
  for (const value of Object.values(any) as unknown[]) {
    if (isNode(value)) children.push(value);
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) children.push(item);
  }
  return children;
}

function isNode(value: unknown): value is Node {
  return (
    typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string"
  );
}

/** Whether a node is a function of any kind. */
export function isFunction(node: AnyNode): node is FunctionNode & AnyNode {
  return (
    node.type === "FunctionDeclaration" ||
    node.type === "FunctionExpression" ||
    node.type === "ArrowFunctionExpression"
  );
}

/** Whether a node, functions in it left out, holds a node of one of the types. */
export function contains(node: Node, types: ReadonlySet<string>): boolean {
  const open: Node[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (types.has(next.type)) return true;
    for (const child of childrenOf(next)) if (!isFunction(child as AnyNode)) open.push(child);
  }
  return false;
}

/** Whether a statement may end the list of statements that it stands in. */
export function mayExit(node: Node): boolean {
  const open: { node: Node; isLoop: boolean }[] = [{ node, isLoop: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const any = next.node as AnyNode;
    if (any.type === "ReturnStatement") return true;
    if ((any.type === "BreakStatement" || any.type === "ContinueStatement") && !next.isLoop) return true;
    if (isFunction(any)) continue;
    const isLoop = next.isLoop || /^(?:For|While|DoWhile|Switch)/.test(any.type);
    for (const child of childrenOf(any)) open.push({ node: child, isLoop });
  }
  return false;
}
