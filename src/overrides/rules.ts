import { importedName, type TypeOverride } from "../infer/index.js";
import type { IntegerIr } from "../ir/model.js";
import { type PathMatcher, pathMatcher } from "./path-patterns.js";
import type { OperationOverride, Overrides, TypeSetting } from "./settings.js";

/** Overrides for the types of one operation, by root: `body`, `response.200`, `query.limit`. */
export interface FieldOverrides {
  /** Overrides for JSON below the root, with paths that start with `$`. */
  below(root: string): TypeOverride[];
  /** The override for one parameter or form field. */
  at(group: ParameterGroup, key: string): TypeSetting | undefined;
  /** Names of the user's own types. */
  imports(): string[];
}

export type ParameterGroup = "path" | "query" | "headers" | "body";

/** The overrides of a configuration. Remembers which of them matched something: the others are mistakes. */
export class OverrideRules {
  private readonly rules: Rule[];
  private readonly settings = new Map<TypeOverride, Field>();

  constructor(overrides: Overrides = {}) {
    this.rules = Object.entries(overrides).map(([pattern, override]) => ({
      pattern,
      override,
      matches: pathMatcher([pattern]),
      isMatched: false,
      fields: Object.entries(override.types ?? {}).map(([key, setting]) => ({
        key,
        setting,
        isMatched: false,
      })),
    }));
  }

  /** The user's own name for the operation of that path. */
  nameOf(path: readonly string[]): string | undefined {
    return this.matching(path).find(({ override }) => override.name !== undefined)?.override.name;
  }

  /** Integers that keep their digits, by the position that rules name. */
  integersOf(path: readonly string[]): IntegerIr[] {
    return this.matching(path).flatMap(({ fields }) =>
      fields.flatMap(({ key, setting: { integer } }) =>
        integer === undefined ? [] : [{ position: key, as: integer }],
      ),
    );
  }

  /** Returns the settings for the types of an operation. Of several rules for one position, the last counts. */
  fieldsOf(path: readonly string[]): FieldOverrides {
    const fields = this.matching(path).flatMap((rule) => rule.fields);
    return {
      below: (root) =>
        fields.flatMap((field) => {
          const { key, setting } = field;
          if (key !== root && !key.startsWith(`${root}.`) && !key.startsWith(`${root}[`)) return [];
          const override = { ...setting, path: `$${key.slice(root.length)}` };
          this.settings.set(override, field);
          return [override];
        }),
      at: (group, name) => {
        const wanted = `${group}.${name}`.toLowerCase();
        const found = fields.findLast(({ key }) => key.toLowerCase() === wanted);
        if (found !== undefined) found.isMatched = true;
        return found?.setting;
      },
      imports: () => fields.flatMap(({ setting }) => importedName(setting) ?? []),
    };
  }

  /** Marks an override of `below` as matched: inference found its position. */
  markMatched(override: TypeOverride): void {
    const field = this.settings.get(override);
    if (field !== undefined) field.isMatched = true;
  }

  /** Returns the overrides that matched nothing in the whole run, as paths in the configuration. */
  unmatched(): string[] {
    return this.rules.flatMap(({ pattern, isMatched, fields }) => {
      const rule = `overrides[${JSON.stringify(pattern)}]`;
      if (!isMatched) return [rule];
      return fields.filter((p) => !p.isMatched).map(({ key }) => `${rule}.types[${JSON.stringify(key)}]`);
    });
  }

  private matching(path: readonly string[]): Rule[] {
    const found = this.rules.filter(({ matches }) => matches(path));
    for (const rule of found) rule.isMatched = true;
    return found;
  }
}

interface Rule {
  pattern: string;
  override: OperationOverride;
  matches: PathMatcher;
  isMatched: boolean;
  fields: Field[];
}

/** The setting for one position, and whether inference found it. */
interface Field {
  key: string;
  setting: TypeSetting;
  isMatched: boolean;
}
