const INHERITED: ReadonlySet<string> = new Set([
  "constructor",
  "hasOwnProperty",
  "isPrototypeOf",
  "propertyIsEnumerable",
  "toLocaleString",
  "toString",
  "valueOf",
]);

/**
 * To TypeScript, an object that lacks such a property has the one of `Object`. As an optional property, no other type than
 * `unknown` lets both those with it and those without it pass.
 */
export function isInherited(property: string): boolean {
  return INHERITED.has(property);
}
