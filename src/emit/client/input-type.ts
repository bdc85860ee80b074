import type { TypeSetting } from "../../config/options.js";
import { importedName } from "../../infer/index.js";
import type { InferredTypes } from "../../infer/model.js";
import { FETCHED_BODILESS } from "../../ir/fetch-limits.js";
import { hasJsonType, isNamed } from "../../ir/headers.js";
import type { BodyIr, FilePartIr, GraphqlBodyIr, OperationIr, ParameterIr } from "../../ir/model.js";
import { fields, isDefault, type Field, type InputModel } from "../../client-model/fields.js";
import { formFieldType, headerType, queryType } from "../../client-model/parameter-types.js";
import { defaultText, docComment, propertyKey, stringLiteral } from "../../typescript.js";
import type { ModuleImports } from "./imports.js";
import type { FieldOverrides } from "../../config/overrides.js";
import { bodyRootId } from "../../client-model/type-roots.js";

export interface InputDeclaration {
  /** Name of the interface. */
  type: string;
  /** Nothing in it is required. */
  optional: boolean;
  text: string;
}

/** `interface CreateBackupInput { path; query; headers; body; variables }`, with only the groups that there are. */
export function inputDeclaration(
  operation: OperationIr,
  model: InputModel,
  types: InferredTypes,
  imports: ModuleImports,
  overrides: FieldOverrides,
): InputDeclaration {
  const members = [
    group(
      "path",
      model.path.map((p) =>
        property(
          p.key,
          p.required,
          "string | number",
          p.parameter.description,
          imports,
          overrides.at("path", p.key),
          p.parameter.default,
        ),
      ),
    ),
    group(
      "query",
      model.query.map((f) => fieldProperty(f, queryType(f), imports, overrides.at("query", f.key))),
    ),
    group(
      "headers",
      model.headers
        .filter(isCallers)
        .map((f) => fieldProperty(f, headerType(f), imports, overrides.at("headers", f.key))),
    ),
    bodyMember(operation, types, imports, overrides),
    { required: false, text: `variables?: ${imports.type("Variables")};` },
  ].filter((member) => member !== undefined);
  const type = `${operation.names.type}Input`;
  return {
    type,
    optional: members.every((m) => !m.required),
    text: `export interface ${type} {\n${members.map((m) => m.text).join("\n")}\n}`,
  };
}

/** The Content-Type belongs to the body; who must change it has the call's own `headers`. */
function isCallers(field: Field): boolean {
  return !(field.hasDefault && isNamed(field, "content-type"));
}

interface Member {
  required: boolean;
  text: string;
}

function group(name: string, properties: readonly Member[]): Member | undefined {
  if (properties.length === 0) return undefined;
  const required = properties.some((p) => p.required);
  return {
    required,
    text: `${name}${required ? "" : "?"}: {\n${properties.map((p) => p.text).join("\n")}\n};`,
  };
}

function fieldProperty(
  field: Field,
  type: string,
  imports: ModuleImports,
  override: TypeSetting | undefined,
  required = field.required,
): Member {
  const sent = field.entries.find((e) => !e.disabled && isDefault(e));
  const description = field.entries.find((e) => e.description)?.description;
  return property(
    field.key,
    required && !field.hasDefault,
    type,
    description,
    imports,
    override,
    sent?.value ?? undefined,
  );
}

/** A default can be switched off with `undefined`. */
function property(
  key: string,
  required: boolean,
  type: string,
  description: string | undefined,
  imports: ModuleImports,
  override: TypeSetting | undefined,
  sent: string | undefined,
): Member {
  const isRequired = override?.optional === undefined ? required : !override.optional;
  const doc = docComment(
    description && prose(description),
    override?.format && `Format: ${override.format}.`,
    sent === undefined ? undefined : defaultText(sent),
  );
  const written = overriddenType(override, imports) ?? type;
  const suffix = isRequired ? `: ${written}` : `?: ${written}${sent === undefined ? "" : " | undefined"}`;
  return { required: isRequired, text: `${doc === "" ? "" : `${doc}\n`}${propertyKey(key)}${suffix};` };
}

/** What converters write into descriptions for want of a better place is said by the type. */
function prose(description: string): string {
  return description
    .replace(/\(required\)\s*/gi, "")
    .replace(/(?<!\s)\s*\(This can only be one of [^()]*\)/gi, "")
    .trim();
}

function overriddenType(override: TypeSetting | undefined, imports: ModuleImports): string | undefined {
  if (override?.type !== undefined) {
    const name = importedName(override);
    if (name !== undefined && override.from !== undefined) imports.foreignType(override.from, name);
    return override.type;
  }
  return override?.enum
    ?.map((value) => (typeof value === "number" ? String(value) : stringLiteral(value)))
    .join(" | ");
}

function bodyMember(
  operation: OperationIr,
  types: InferredTypes,
  imports: ModuleImports,
  overrides: FieldOverrides,
): Member | undefined {
  const body = operation.body ?? operation.offeredBody;
  if (!body) return undefined;
  const { type, required: isNeeded } = bodyType(body, operation, types, imports, overrides);
  // In browsers these can be called without a body only.
  const required = isNeeded && operation.body !== undefined && !FETCHED_BODILESS.has(operation.method);
  return { required, text: `body${required ? "" : "?"}: ${type};` };
}

function bodyType(
  body: BodyIr,
  operation: OperationIr,
  types: InferredTypes,
  imports: ModuleImports,
  overrides: FieldOverrides,
): { type: string; required: boolean } {
  switch (body.mode) {
    case "json":
      if (operation.body === undefined) return { type: "unknown", required: false };
      return { type: imports.inferred(types, bodyRootId(operation)), required: true };
    case "text":
      if (body.role !== "variable") return { type: "string", required: true };
      return { type: hasJsonType(operation.headers) ? "unknown" : "string", required: false };
    case "urlencoded":
      return formType(fields(body.fields), formFieldType, imports, overrides);
    case "multipart":
      return formType(fields(body.parts), partType, imports, overrides);
    case "binary":
      return { type: imports.type("BinaryBody"), required: true };
    case "graphql":
      return graphqlType(body, bodyRootId(operation), types, imports);
  }
}

/** Saved variables that are no JSON are sent where the caller gives none. */
function graphqlType(
  body: GraphqlBodyIr,
  root: string,
  types: InferredTypes,
  imports: ModuleImports,
): { type: string; required: boolean } {
  const rest = "query?: string; operationName?: string";
  if (!types.expressions.has(root)) return { type: `{ ${rest}; variables?: object }`, required: false };
  const required = !types.emptiable.has(root) && body.variablesText === undefined;
  const variables = imports.inferred(types, root);
  return { type: `{ variables${required ? "" : "?"}: ${variables}; ${rest} }`, required };
}

function formType(
  fieldList: readonly Field[],
  typeOf: (field: Field) => string,
  imports: ModuleImports,
  overrides: FieldOverrides,
): { type: string; required: boolean } {
  const members = fieldList.map((field) =>
    fieldProperty(field, typeOf(field), imports, overrides.at("body", field.key), isSample(field.entries)),
  );
  const required = members.some((m) => m.required);
  return {
    type: members.length === 0 ? "object" : `{\n${members.map((m) => m.text).join("\n")}\n}`,
    required,
  };
}

/** A form that was saved with a field is taken to need it. */
function isSample(entries: readonly ParameterIr[]): boolean {
  return entries.some((e) => !e.disabled && !isDefault(e) && ((e as FilePartIr).files?.length ?? 1) > 0);
}

/** File parts take files, one or many; parts of the same name may also hold text, in one list with the files. */
function partType(field: Field): string {
  const parts = field.entries as FilePartIr[];
  const files = parts.filter((p) => p.files);
  if (files.length === 0) return formFieldType(field);
  const single =
    files.length === parts.length ? "Blob" : `Blob | ${formFieldType({ ...field, many: false })}`;
  const many = field.many || files.length > 1 || files.some((p) => (p.files?.length ?? 0) > 1);
  return many ? `${single} | readonly (${single})[]` : single;
}
