import { importedName } from "../infer/index.js";
import { FETCHED_BODILESS } from "../ir/fetch-limits.js";
import { hasJsonType, isNamed } from "../ir/headers.js";
import type { BodyIr, FilePartIr, OperationIr, ParameterIr } from "../ir/model.js";
import type { FieldOverrides } from "../overrides/rules.js";
import type { TypeSetting } from "../overrides/settings.js";
import { stringLiteral } from "../typescript.js";
import { type Field, fields, inputFields, isDefault, type PathField } from "./fields.js";
import type { BodyModel, FormModel, InferredModel, InputMember, InputModel, TypeModel } from "./model.js";
import { formFieldType, headerType, queryType } from "./parameter-types.js";
import { inferredType, plainType } from "./type-model.js";
import { bodyRootId } from "./type-roots.js";
import type { ClientTypes } from "./types.js";

/** Inferred types and the overrides of one operation. */
export interface TypeSources {
  types: ClientTypes;
  overrides: FieldOverrides;
}

/** Builds the input of an operation. */
export function inputModel(operation: OperationIr, sources: TypeSources): InputModel {
  const { overrides } = sources;
  const groups = inputFields(operation);
  const path = groups.path.map((field) => pathMember(field, overrides.at("path", field.key)));
  const query = groups.query.map((field) =>
    fieldMember(field, plainType(queryType(field)), overrides.at("query", field.key)),
  );
  const headers = groups.headers.map((field) => headerMember(field, overrides));
  const body = bodyModel(operation, sources);
  const needed = [...path, ...query, ...headers.filter((h) => !h.ofBody), ...(body ? [body] : [])];
  return {
    required: needed.some(({ required }) => required),
    path,
    query,
    headers,
    ...(body ? { body } : {}),
  };
}

function pathMember({ key, required, parameter }: PathField, override: TypeSetting | undefined): InputMember {
  const { sample, description } = parameter;
  return overridden(
    {
      key,
      type: plainType("string | number"),
      required,
      sent: !required,
      ...(parameter.default === undefined ? {} : { default: parameter.default }),
      // Postman sends a parameter without a value as it stands.
      sample: sample === `:${key}` ? "" : sample,
      ...(description === undefined ? {} : { description }),
    },
    override,
  );
}

/** The Content-Type belongs to the body; who must change it has the call's own `headers`. */
function headerMember(field: Field, overrides: FieldOverrides): InputMember {
  const isOfBody = field.hasDefault && isNamed(field, "content-type");
  const override = isOfBody ? undefined : overrides.at("headers", field.key);
  const member = fieldMember(field, plainType(headerType(field)), override);
  return isOfBody ? { ...member, ofBody: true } : member;
}

function fieldMember(
  field: Field,
  type: TypeModel,
  override: TypeSetting | undefined,
  required = field.required,
): InputMember {
  const { key, entries, hasDefault } = field;
  const sent = entries.find((e) => !e.disabled && isDefault(e))?.value;
  const shown = entries.find((e) => !e.disabled) ?? entries[0];
  const description = entries.find((e) => e.description)?.description;
  const isFile = entries.some((e) => "files" in e);
  return overridden(
    {
      key,
      type,
      required: required && !hasDefault,
      sent: hasDefault,
      ...(sent === undefined || sent === null ? {} : { default: sent }),
      sample: isFile ? "" : (shown?.value ?? ""),
      ...(description === undefined ? {} : { description }),
      ...(entries.some((e) => e.required) ? { saysRequired: true as const } : {}),
      ...(isFile ? { isFile: true as const } : {}),
    },
    override,
  );
}

/** The member as the configuration wants it. */
function overridden(member: InputMember, override: TypeSetting | undefined): InputMember {
  if (override === undefined) return member;
  const { optional, format } = override;
  return {
    ...member,
    type: overridingType(override) ?? member.type,
    required: optional === undefined ? member.required : !optional,
    ...(format === undefined ? {} : { format }),
  };
}

function overridingType(override: TypeSetting): TypeModel | undefined {
  const { type, from, enum: values } = override;
  if (type !== undefined) {
    const name = importedName(override);
    const isImported = name !== undefined && from !== undefined;
    return { text: type, imports: isImported ? [{ name, origin: "user", module: from }] : [] };
  }
  if (values === undefined) return undefined;
  return plainType(values.map((v) => (typeof v === "number" ? String(v) : stringLiteral(v))).join(" | "));
}

function bodyModel(operation: OperationIr, sources: TypeSources): BodyModel | undefined {
  const body = operation.body ?? operation.offeredBody;
  if (!body) return undefined;
  const model = bodyOf(body, operation, sources);
  // In browsers these can be called without a body only.
  const isOptional = operation.body === undefined || FETCHED_BODILESS.has(operation.method);
  return isOptional ? { ...model, required: false } : model;
}

function bodyOf(body: BodyIr, operation: OperationIr, { types, overrides }: TypeSources): BodyModel {
  switch (body.mode) {
    case "json": {
      if (operation.body === undefined) return valueBody("unknown", false);
      const root = bodyRootId(operation);
      return {
        kind: "value",
        required: !types.emptiable.has(root) || !/^\s*\{/.test(body.text),
        type: inferredType(types, root),
        ...inferredModel(types, root),
      };
    }
    case "text":
      if (body.role !== "variable") return valueBody("string", true);
      return valueBody(hasJsonType(operation.headers) ? "unknown" : "string", false);
    case "urlencoded":
      return formModel(fields(body.fields), (field) => plainType(formFieldType(field)), overrides);
    case "multipart":
      return formModel(fields(body.parts), partType, overrides);
    case "binary": {
      const type = "BinaryBody";
      const imports = [{ name: type, origin: "client", module: "runtime/body/binary" }] as const;
      return { kind: "value", required: true, type: { text: type, imports } };
    }
    case "graphql": {
      const root = bodyRootId(operation);
      if (!types.expressions.has(root)) {
        return {
          kind: "graphql",
          required: false,
          variables: { required: false, type: plainType("object") },
        };
      }
      // Saved variables that are no JSON are sent where the caller gives none.
      const required = !types.emptiable.has(root) && body.variablesText === undefined;
      const variables = { required, type: inferredType(types, root) };
      return { kind: "graphql", required, variables, ...inferredModel(types, root) };
    }
  }
}

function valueBody(type: string, required: boolean): BodyModel {
  return { kind: "value", required, type: plainType(type) };
}

function inferredModel(types: ClientTypes, root: string): { inferred?: InferredModel } {
  const text = types.expressions.get(root);
  if (text === undefined) return {};
  return { inferred: { text, references: types.references.get(root) ?? [] } };
}

function formModel(
  list: readonly Field[],
  typeOf: (field: Field) => TypeModel,
  overrides: FieldOverrides,
): FormModel {
  const members = list.map((field) =>
    fieldMember(field, typeOf(field), overrides.at("body", field.key), isSaved(field.entries)),
  );
  return { kind: "form", required: members.some(({ required }) => required), members };
}

/** A form that was saved with a field is taken to need it, unless it is known to be optional. */
function isSaved(entries: readonly ParameterIr[]): boolean {
  const saved = entries.filter((e) => !e.disabled && !isDefault(e));
  return saved.some((e) => !e.optional && ((e as FilePartIr).files?.length ?? 1) > 0);
}

/** File parts take files, one or many; parts of the same name may also hold text, in one list with the files. */
function partType(field: Field): TypeModel {
  const parts = field.entries as FilePartIr[];
  const files = parts.filter((p) => p.files);
  if (files.length === 0) return plainType(formFieldType(field));
  const single =
    files.length === parts.length ? "Blob" : `Blob | ${formFieldType({ ...field, many: false })}`;
  const isMany = field.many || files.length > 1 || files.some((p) => (p.files?.length ?? 0) > 1);
  return plainType(isMany ? `${single} | readonly (${single})[]` : single);
}
