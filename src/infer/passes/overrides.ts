/** Applies the overrides of the user's configuration at the nodes that their JSON paths lead to. */
import { BUILT_IN, TYPE_WORDS } from "../built-in.js";
import { type Field, find, type Shape, shapesOf, type TypeNode } from "../graph.js";
import type { TypeOverride } from "../model.js";

/** @returns those that found the position that they are about */
export function applyOverrides(root: TypeNode, overrides: readonly TypeOverride[]): TypeOverride[] {
  return overrides.filter((override) => {
    const steps = parsePath(override.path);
    return steps !== undefined && applyOverride(root, steps, override);
  });
}

/**
 * The name to import for a type that the user wrote: `Money` for `Readonly<Money.Amount<"EUR">>`. A type of the user's that
 * has the name of a built-in one is meant where there is no other.
 */
export function importedName({ type, from }: Pick<TypeOverride, "type" | "from">): string | undefined {
  if (type === undefined || from === undefined) return undefined;
  const names = (type.match(TYPE_TOKEN) ?? []).filter((t) => /^[\w$]+$/.test(t) && !TYPE_WORDS.has(t));
  return names.find((name) => !BUILT_IN.has(name)) ?? names[0];
}

/** A string, or a name with what makes it a member (`.Amount`) or a key (`amount?:`). */
const TYPE_TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\.?[A-Za-z_$][\w$]*(?:\??:)?/g;

const SAYS_TYPE = ["type", "enum", "format", "integer"] as const;

function applyOverride(root: TypeNode, steps: readonly PathStep[], override: TypeOverride): boolean {
  let positions: Position[] = [{ node: root, field: undefined }];
  for (const step of steps) positions = positions.flatMap(({ node }) => take(find(node), step));
  for (const { node, field } of positions) {
    if (field !== undefined && override.optional !== undefined) field.optional = override.optional;
    const position = find(node);
    if (override.rename !== undefined) for (const shape of shapesOf(position)) shape.rename = override.rename;
    if (SAYS_TYPE.some((setting) => override[setting] !== undefined)) {
      position.override = { ...position.override, ...override };
    }
  }
  return positions.length > 0;
}

interface Position {
  node: TypeNode;
  field: Field | undefined;
}

function take(node: TypeNode, step: PathStep): Position[] {
  if (step.kind === "element")
    return node.element === undefined ? [] : [{ node: node.element, field: undefined }];
  return shapesOf(node).flatMap((shape) =>
    step.kind === "any" ? everyValue(shape) : property(shape, step.key),
  );
}

function property(shape: Shape, key: string): Position[] {
  const field = shape.fields.get(key);
  return field === undefined ? [] : [{ node: field.node, field }];
}

function everyValue(shape: Shape): Position[] {
  if (shape.values !== undefined) return [{ node: shape.values, field: undefined }];
  return [...shape.fields.values()].map((field) => ({ node: field.node, field }));
}

type PathStep = { kind: "key"; key: string } | { kind: "element" } | { kind: "any" };

const STEP = /\.(?<name>[^.[\]*"]+)|\[(?<quoted>"(?:[^"\\]|\\.)*")\]|(?<element>\[\])|(?<any>\.\*)/y;

/** `$.items[].type`, `$["odd key"]`, `$.map.*`; `undefined` where the text is no such path. */
export function parsePath(path: string): PathStep[] | undefined {
  if (!path.startsWith("$")) return undefined;
  const steps: PathStep[] = [];
  for (STEP.lastIndex = 1; STEP.lastIndex < path.length;) {
    const groups = STEP.exec(path)?.groups;
    if (groups === undefined) return undefined;
    const { name, quoted, element } = groups;
    if (name !== undefined) steps.push({ kind: "key", key: name });
    else if (quoted !== undefined) {
      const key = unquote(quoted);
      if (key === undefined) return undefined;
      steps.push({ kind: "key", key });
    } else steps.push({ kind: element === undefined ? "any" : "element" });
  }
  return steps;
}

function unquote(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}
