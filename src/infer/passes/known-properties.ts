/** Adds the properties that are known of a root beside its samples. Removes nothing. */
import {
  elementOf,
  type Field,
  find,
  newField,
  newNode,
  newShape,
  setShape,
  type Shape,
  type TypeNode,
} from "../graph.js";
import type { KnownType, Root } from "../model.js";

/** Adds properties that are known beside the samples to the objects of a root, or of one property of it. */
export function addKnownProperties(
  root: TypeNode,
  { properties, propertiesAt }: Pick<Root, "properties" | "propertiesAt">,
): void {
  if (properties === undefined) return;
  const shape = objectOf(propertiesAt === undefined ? root : propertyOf(root, propertiesAt));
  shape.hasKnownKeys = true;
  const known = new Set(properties.map(({ key }) => key));
  shape.order = [...known, ...shape.order.filter((key) => !known.has(key))];
  for (const [key, field] of shape.fields) if (!known.has(key)) field.optional = true;
  for (const { key, required, type } of properties) {
    const field = fieldOf(shape, key);
    if (!required) field.optional = true;
    learnType(field.node, type);
  }
}

/** The place of a property; one that no sample has is optional. */
function propertyOf(root: TypeNode, key: string): TypeNode {
  const field = fieldOf(objectOf(root), key);
  if (field.count === 0) field.optional = true;
  return find(field.node);
}

/** Objects that stand there by themselves are told apart by no tag. */
function objectOf(node: TypeNode): Shape {
  const known = node.shapes.get("");
  if (known !== undefined) return find(known);
  const shape = newShape();
  setShape(node, "", shape);
  return shape;
}

/** One that no sample has is in none of the objects that were seen. */
function fieldOf(shape: Shape, key: string): Field {
  const known = shape.fields.get(key);
  if (known !== undefined) return known;
  const field = newField(newNode(), 0);
  shape.fields.set(key, field);
  return field;
}

function learnType(node: TypeNode, type: KnownType): void {
  let position = node;
  for (let known: KnownType | undefined = type; known !== undefined; known = known.element) {
    position.null ||= known.nullable;
    for (const kind of known.kinds) {
      if (kind === "string") position.string ??= { format: undefined };
      else position[kind] = true;
    }
    if (known.element === undefined) return;
    position.array = true;
    position = elementOf(position);
  }
}
