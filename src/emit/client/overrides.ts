import type { TypeOverride } from "../../infer/model.js";

/** What the configuration says about the types of one operation, by root: `body`, `response.200`, `query.limit`. */
export interface FieldOverrides {
  /** Overrides for JSON below the root, with paths that start with `$`. */
  below(root: string): TypeOverride[];
  /** The override for one parameter. */
  at(group: "path" | "query" | "headers", key: string): Omit<TypeOverride, "path"> | undefined;
}

export const NO_OVERRIDES: FieldOverrides = { below: () => [], at: () => undefined };

/** Reads keys such as `response.200.items[].type`, `body` and `headers.x-request-id`. */
export function fieldOverrides(types: Readonly<Record<string, Omit<TypeOverride, "path">>>): FieldOverrides {
  const all = Object.entries(types);
  return {
    below: (root) =>
      all
        .filter(([key]) => key === root || key.startsWith(`${root}.`) || key.startsWith(`${root}[`))
        .map(([key, override]) => ({ ...override, path: `$${key.slice(root.length)}` })),
    at: (group, name) => all.find(([key]) => key.toLowerCase() === `${group}.${name}`.toLowerCase())?.[1],
  };
}
