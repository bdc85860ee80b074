/** The user's settings for one position in the types of an operation. */
export interface TypeSetting {
  /** Name of the generated type. */
  rename?: string;
  /** Whether the property may be left out. */
  optional?: boolean;
  /** The only values. */
  enum?: (string | number)[];
  /** Shown in the doc comment: `date-time`. */
  format?: string;
  /** A TypeScript type to use instead of the inferred one. */
  type?: string;
  /** The module that `type` is imported from. */
  from?: string;
  /** Integers in JSON keep all their digits: they are of this type. */
  integer?: "bigint" | "string";
}

/** The user's settings for operations, by pattern. */
export interface OperationOverride {
  /** Name of the operation in the client. */
  name?: string;
  /** By place: `body`, `response.200.items[].type`, `query.limit`, `headers.x-request-id`, `path.id`. */
  types?: Record<string, TypeSetting>;
}

/** By path of the operation, a glob as for --only: `folder/sub/request`, `folder/**`. */
export type Overrides = Record<string, OperationOverride>;
