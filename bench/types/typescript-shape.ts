/** What a TypeScript type says, as the compiler resolves it. */
import path from "node:path";

import ts from "typescript";

import { anyOf, type Kind, leaf, once, type Property, type Shape } from "./shape.js";

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};

/** The exported types of modules on disk. */
export class TypeScriptTypes {
  private readonly checker: ts.TypeChecker;
  private readonly program: ts.Program;
  private readonly shapes = new Map<ts.Type, Shape>();

  constructor(files: readonly string[]) {
    this.program = ts.createProgram([...files], OPTIONS);
    this.checker = this.program.getTypeChecker();
  }

  /** The shape of a type that `file` exports, or of what one gets to along `properties`; `undefined` where there is none. */
  shape(file: string, name: string, ...properties: string[]): Shape | undefined {
    const source = this.program.getSourceFile(file);
    const module = source && this.checker.getSymbolAtLocation(source);
    const symbol = module?.exports?.get(ts.escapeLeadingUnderscores(name));
    let type = symbol && this.checker.getDeclaredTypeOfSymbol(symbol);
    for (const property of properties) {
      const member = type && this.checker.getPropertyOfType(type, property);
      const index = type && this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
      type = member ? this.checker.getTypeOfSymbol(member) : index?.type;
    }
    return type && this.shapeOf(type);
  }

  private shapeOf(type: ts.Type): Shape {
    let shape = this.shapes.get(type);
    if (!shape) {
      shape = this.read(type);
      this.shapes.set(type, shape);
    }
    return shape;
  }

  private read(type: ts.Type): Shape {
    if (type.isUnion()) {
      const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
      // A union of one object type and null still has the name of the object type.
      return anyOf(parts.map((part) => this.shapeOf(part)));
    }
    const kind = primitive(type.flags);
    if (kind !== undefined) return leaf(kind);
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type)) {
      const parts = this.checker.getTypeArguments(type as ts.TypeReference);
      return { ...leaf("array"), items: once(() => anyOf(parts.map((part) => this.shapeOf(part)))) };
    }
    return this.readObject(type);
  }

  private readObject(type: ts.Type): Shape {
    const declared = type.symbol?.declarations?.[0];
    if (declared && isLibrary(declared) && type.symbol.name !== "__type") return leaf("other");
    const properties = new Map<string, Property>();
    for (const member of this.checker.getPropertiesOfType(type))
      properties.set(member.name, {
        optional: (member.flags & ts.SymbolFlags.Optional) !== 0,
        shape: once(() => this.shapeOf(this.checker.getTypeOfSymbol(member))),
      });
    const index = this.checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const isMap = index !== undefined && properties.size === 0;
    const says = index !== undefined && !(index.type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Never));
    return {
      kinds: new Set([isMap ? "map" : "object"]),
      properties,
      open: properties.size === 0 && !says,
      names: new Set(nameOf(type)),
      ...(index ? { values: once(() => this.shapeOf(index.type)) } : {}),
    };
  }
}

function nameOf(type: ts.Type): string[] {
  const symbol = type.aliasSymbol ?? type.symbol;
  const declared = symbol?.declarations?.[0];
  if (symbol === undefined || declared === undefined || symbol.name.startsWith("__")) return [];
  return isLibrary(declared) ? [] : [`${declared.getSourceFile().fileName}#${symbol.name}`];
}

function isLibrary(declaration: ts.Declaration): boolean {
  return /^lib\.[\w.]+\.d\.ts$/.test(path.basename(declaration.getSourceFile().fileName));
}

function primitive(flags: ts.TypeFlags): Kind | undefined {
  if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return "unknown";
  if (flags & ts.TypeFlags.StringLike) return "string";
  if (flags & ts.TypeFlags.NumberLike) return "number";
  if (flags & ts.TypeFlags.BooleanLike) return "boolean";
  if (flags & ts.TypeFlags.Null) return "null";
  return flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection) ? undefined : "other";
}
