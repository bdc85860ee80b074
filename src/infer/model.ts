import type { SampleValue } from "../sample.js";

/**
 * A position in the generated code that needs a type: a request body, the data of one response status.
 * All samples of one root are samples of one type.
 */
export interface Root {
  /** Unique in a run of `inferTypes`. */
  id: string;
  /** The module it stands in, such as `boot-volume-backups`; a shape used in several groups becomes shared. */
  group: string;
  /** The type name it would like: `CreateBootVolumeBackupBody`. */
  name: string;
  /** Names that describe what the root is about, better for a shared shape: `["BootVolumeBackup"]`. In order of preference. */
  topics?: readonly string[];
  /** Similar shapes are merged only within one role, such as `sent` or `received`. */
  role?: string;
  /** Gone through once. */
  samples: Iterable<SampleValue>;
  /** Facts beside the samples: that it is an object, and which properties it may have. */
  properties?: readonly KnownProperty[];
  /** The property whose object `properties` are about; absent where they are about the root itself. */
  propertiesAt?: string;
  /** Properties that are sent when the caller leaves them out. */
  defaults?: readonly PropertyDefault[];
  /** Overrides from the user's configuration, by JSON path from the root: `$.items[].type`. */
  overrides?: readonly TypeOverride[];
}

/** What is sent for a property that the caller leaves out. */
export interface PropertyDefault {
  /** Keys from the root down, through objects only. */
  path: readonly string[];
  /** As the doc comment shows it. */
  text: string;
}

/** A property that is known to be possible. Samples may widen its type, and make it optional where they lack it. */
export interface KnownProperty {
  key: string;
  required: boolean;
  type: KnownType;
}

/** With neither kinds nor an element, the samples alone say what it is. */
export interface KnownType {
  kinds: readonly ("string" | "number" | "boolean")[];
  nullable: boolean;
  /** The type of the elements, for a list. */
  element?: KnownType;
}

export interface TypeOverride {
  path: string;
  rename?: string;
  optional?: boolean;
  enum?: readonly (string | number)[];
  /** Shown in the doc comment: `date-time`. */
  format?: string;
  /** A TypeScript type written by the user, with the module it is imported from where it needs one. */
  type?: string;
  from?: string;
  /** The type of integers: samples hold them as values of this type. */
  integer?: "bigint" | "string";
}

export interface Declaration {
  name: string;
  /** `export interface X { ... }` or `export type X = ...;` with its doc comment; not laid out. */
  text: string;
  /** Names of the other declarations it refers to, in order. */
  references: readonly string[];
}

export interface InferredTypes {
  /** Root id -> type expression to write where the root is used: `BootVolumeBackup`, `string[]`, `unknown`. */
  expressions: ReadonlyMap<string, string>;
  /** Roots of which nothing need be said: an object without properties is of their type. */
  emptiable: ReadonlySet<string>;
  /** Root id -> names of the declarations that its expression refers to, in order. */
  references: ReadonlyMap<string, readonly string[]>;
  /** Group -> declarations to write in that module, in a stable order. */
  groups: ReadonlyMap<string, readonly Declaration[]>;
  /** Shapes that stand in more than one group. */
  shared: readonly Declaration[];
  /** Imports that overrides brought: type name -> module. Per group; `""` for shared. */
  imports: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** How many properties all declarations have, and of how many nothing is known: `unknown`, or an array or record of it. */
  properties: { all: number; unknown: number };
  /** The overrides whose paths led somewhere: the very objects that were given. */
  applied: readonly TypeOverride[];
}

export interface InferOptions {
  /** Names that declarations must not take, by group (`""`: everywhere): exported functions, imports of the module. */
  reserved?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names that what a group declares, and so exports, must not take, by group; what it imports may be called so. */
  unexportable?: ReadonlyMap<string, ReadonlySet<string>>;
}
