import type { BodyModel, InputMember, OperationModel } from "../../client-model/model.js";
import { defaultText, docComment, propertyKey } from "../../typescript.js";
import type { ModuleImports } from "./imports.js";

/** `interface CreateBackupInput { path; query; headers; body; variables }`, with only the groups that there are. */
export function inputDeclaration({ inputType, input }: OperationModel, imports: ModuleImports): string {
  const headers = input.headers.filter(({ ofBody }) => !ofBody);
  const members = [
    ...group("path", input.path, imports),
    ...group("query", input.query, imports),
    ...group("headers", headers, imports),
    ...(input.body ? [bodyMember(input.body, imports)] : []),
    `variables?: ${imports.type("Variables")};`,
  ];
  return `export interface ${inputType} {\n${members.join("\n")}\n}`;
}

function group(name: string, members: readonly InputMember[], imports: ModuleImports): string[] {
  if (members.length === 0) return [];
  const required = members.some((member) => member.required);
  return [`${name}${required ? "" : "?"}: ${objectType(members, imports)};`];
}

function objectType(members: readonly InputMember[], imports: ModuleImports): string {
  return `{\n${members.map((member) => property(member, imports)).join("\n")}\n}`;
}

/** A default can be switched off with `undefined`. */
function property(member: InputMember, imports: ModuleImports): string {
  const { key, required, description, format, default: sent } = member;
  const doc = docComment(
    description && withoutTypeNotes(description),
    format && `Format: ${format}.`,
    sent === undefined ? undefined : defaultText(sent),
  );
  const type = imports.typeText(member.type);
  const suffix = required ? `: ${type}` : `?: ${type}${sent === undefined ? "" : " | undefined"}`;
  return `${doc === "" ? "" : `${doc}\n`}${propertyKey(key)}${suffix};`;
}

/** The description without what converters from OpenAPI write into it and the type says already. */
function withoutTypeNotes(description: string): string {
  return description
    .replace(/\(required\)\s*/gi, "")
    .replace(/(?<!\s)\s*\(This can only be one of [^()]*\)/gi, "")
    .trim();
}

function bodyMember(body: BodyModel, imports: ModuleImports): string {
  return `body${body.required ? "" : "?"}: ${bodyType(body, imports)};`;
}

function bodyType(body: BodyModel, imports: ModuleImports): string {
  switch (body.kind) {
    case "value":
      return imports.typeText(body.type);
    case "form":
      return body.members.length === 0 ? "object" : objectType(body.members, imports);
    case "graphql": {
      const { required, type } = body.variables;
      return `{ variables${required ? "" : "?"}: ${imports.typeText(type)}; query?: string; operationName?: string }`;
    }
  }
}
