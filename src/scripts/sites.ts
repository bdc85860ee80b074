import type { AnyNode, Node, Program } from "acorn";

import type { Bindings } from "./bindings.js";
import { childrenOf } from "./syntax.js";

/** A statement of a script that checks something, or sets a variable. */
export interface Site {
  node: Node;
  what: "assertion" | "capture";
}

/** Finds all of them, in the order of the script. */
export function findSites(program: Program, bindings: Bindings): Site[] {
  const sites: Site[] = [];
  const open: { node: Node; isInner: boolean }[] = [{ node: program, isInner: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const what = next.isInner ? undefined : siteOf(next.node as AnyNode, bindings);
    if (what !== undefined) sites.push({ node: next.node, what });
    // In a chain, the outermost call or member is the statement.
    const spine = what === "assertion" ? spineOf(next.node as AnyNode) : new Set<Node>();
    for (const node of childrenOf(next.node))
      open.push({ node, isInner: spine.has(node) || (next.isInner && isSpine(next.node as AnyNode, node)) });
  }
  return sites.sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end);
}

function siteOf(node: AnyNode, bindings: Bindings): Site["what"] | undefined {
  if (node.type === "AssignmentExpression")
    return node.left.type === "MemberExpression" && pathOf(node.left.object, bindings) === "tests"
      ? "assertion"
      : undefined;
  if (node.type !== "CallExpression" && node.type !== "MemberExpression") return undefined;
  if (node.type === "CallExpression" && CAPTURE.test(pathOf(node.callee, bindings))) return "capture";
  return isChain(node, bindings) ? "assertion" : undefined;
}

const CAPTURE =
  /^(?:pm\.(?:environment|globals|collectionVariables|variables)\.(?:set|unset|clear)|postman\.(?:set|clear)(?:Environment|Global)Variables?)$/;

const SUBJECT = /^pm\.(?:response|request)\.to$/;
const EXPECT = /^(?:pm\.expect|expect|chai\.expect)(?:\.fail)?$/;

/** Whether it is `pm.expect(…)`, `pm.response.to`, or a call or member of one. */
function isChain(node: AnyNode, bindings: Bindings): boolean {
  let at: AnyNode = node;
  for (let length = 0; length < MAX_CHAIN; length += 1) {
    if (at.type === "CallExpression") {
      if (EXPECT.test(pathOf(at.callee, bindings))) return true;
      at = at.callee as AnyNode;
    } else if (at.type === "MemberExpression") {
      if (SUBJECT.test(pathOf(at, bindings))) return true;
      at = at.object as AnyNode;
    } else return false;
  }
  return false;
}

/** Calls and members of a chain; a longer one is none. */
const MAX_CHAIN = 100;

/** What a call or member is made of, up to the root of the chain. */
function spineOf(node: AnyNode): Set<Node> {
  return new Set(
    node.type === "CallExpression" ? [node.callee] : node.type === "MemberExpression" ? [node.object] : [],
  );
}

function isSpine(node: AnyNode, child: Node): boolean {
  return spineOf(node).has(child);
}

/** The path of members, names replaced by what they were declared as: `pm.response.to`; empty for anything else. */
export function pathOf(node: Node, bindings: Bindings, depth = 0): string {
  const any = node as AnyNode;
  if (depth > MAX_PATH) return "";
  if (any.type === "ChainExpression") return pathOf(any.expression, bindings, depth + 1);
  if (any.type === "Identifier") {
    const binding = bindings.of.get(any);
    if (binding === undefined) return any.name;
    return binding.alias === undefined ? "" : pathOf(binding.alias, bindings, depth + 1);
  }
  if (any.type !== "MemberExpression") return "";
  const name = memberName(any.property as AnyNode, any.computed);
  const owner = name === undefined ? "" : pathOf(any.object, bindings, depth + 1);
  return owner === "" ? "" : `${owner}.${name}`;
}

/** Members of a path that is looked at. */
const MAX_PATH = 8;

function memberName(property: AnyNode, computed: boolean): string | undefined {
  if (property.type === "Identifier" && !computed) return property.name;
  return property.type === "Literal" && typeof property.value === "string" ? property.value : undefined;
}
