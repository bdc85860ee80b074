import type { PropertyDefault } from "../infer/model.js";
import type { BodyIr, MemberDefaultIr } from "../ir/model.js";
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

/** The defaults as the runtime gets them: `{ client_id: ['"{{client_id}}"'], options: { count: ["{{count}}"] } }`. */
export function defaultsExpression(defaults: readonly MemberDefaultIr[]): Expression {
  return treeExpression(treeOf(defaults));
}

function treeExpression(tree: Tree): Expression {
  return objectOf(
    Array.from(tree, ([name, node]) => [name, node instanceof Map ? treeExpression(node) : [node.json]]),
  );
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

/** The saved value in the order in which the client writes it: members with a default come first. */
export function defaultsFirst(value: SampleValue, defaults: readonly MemberDefaultIr[]): SampleValue {
  return defaults.length === 0 ? value : reordered(value as Members, treeOf(defaults));
}

function reordered(value: Members, defaults: Tree): Members {
  const first = Array.from(defaults, ([name, node]): [string, SampleValue] => {
    const member = value[name] as SampleValue;
    return [name, node instanceof Map ? reordered(member as Members, node) : member];
  });
  return {
    ...Object.fromEntries(first),
    ...Object.fromEntries(Object.entries(value).filter(([name]) => !defaults.has(name))),
  };
}
