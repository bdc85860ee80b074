import type { PropertyDefault } from "../infer/model.js";
import type { BodyIr, MemberDefaultIr } from "../ir/model.js";
import { LOST_NAME } from "../ir/parameters.js";
import type { SampleValue } from "../sample.js";
import { objectOf } from "./expressions.js";
import type { Expression } from "./model.js";

/** The members of a body that are sent when the caller leaves them out; those of a GraphQL body are variables of it. */
export function memberDefaults(body: BodyIr | undefined): readonly MemberDefaultIr[] {
  return body?.mode === "json" || body?.mode === "graphql" ? (body.defaults ?? []) : [];
}

/** The defaults as inference gets them. */
export function propertyDefaults(defaults: readonly MemberDefaultIr[]): PropertyDefault[] {
  return defaults.map(({ path, json }) => ({ path, text: shownText(json) }));
}

/** A text without its quotes and escapes; other JSON as it is. */
function shownText(json: string): string {
  return json.startsWith('"') ? (JSON.parse(json) as string) : json;
}

/** The defaults as a tree, in the order of their first members. */
type Tree = Map<string, MemberDefaultIr | Tree>;

function treeOf(defaults: readonly MemberDefaultIr[]): Tree {
  const tree: Tree = new Map();
  for (const each of defaults) {
    let node = tree;
    for (const name of each.path.slice(0, -1)) {
      const known = node.get(name);
      const inner: Tree = known instanceof Map ? known : new Map();
      node.set(name, inner);
      node = inner;
    }
    node.set(each.path.at(-1) as string, each);
  }
  return tree;
}

/**
 * The defaults as the runtime gets them: `{ client_id: ['"{{client_id}}"'], options: { count: ["{{count}}"] } }`. An empty list
 * keeps the place of a member without a default, so that all are sent in the order of `saved`.
 */
export function defaultsExpression(defaults: readonly MemberDefaultIr[], saved: SampleValue): Expression {
  return treeExpression(treeOf(defaults), saved as Members);
}

function treeExpression(tree: Tree, saved: Members): Expression {
  const names = Object.keys(saved).filter((name) => name !== LOST_NAME);
  const last = names.findLastIndex((name) => tree.has(name));
  const members = names.slice(0, last + 1).map((name): [string, Expression] => {
    const node = tree.get(name);
    if (node === undefined) return [name, []];
    return [name, node instanceof Map ? treeExpression(node, saved[name] as Members) : [node.json]];
  });
  return objectOf(members);
}

type Members = { readonly [name: string]: SampleValue };

/** The saved value without what is sent by itself. Undefined if nothing is left to give. */
export function withoutDefaults(
  value: SampleValue,
  defaults: readonly MemberDefaultIr[],
): SampleValue | undefined {
  return defaults.length === 0 ? value : withoutMembers(value as Members, treeOf(defaults));
}

function withoutMembers(value: Members, defaults: Tree): Members | undefined {
  const given = Object.entries(value).flatMap(([name, member]): [string, SampleValue][] => {
    const node = defaults.get(name);
    if (node === undefined) return [[name, member]];
    const rest = node instanceof Map ? withoutMembers(member as Members, node) : undefined;
    return rest === undefined ? [] : [[name, rest]];
  });
  return given.length === 0 ? undefined : Object.fromEntries(given);
}
