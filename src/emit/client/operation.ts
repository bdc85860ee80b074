import { object } from "../../client-model/expressions.js";
import type { OperationModel } from "../../client-model/model.js";
import { docComment, stringLiteral } from "../../typescript.js";
import type { ModuleImports } from "./imports.js";
import { inputDeclaration } from "./input-type.js";
import { printExpression } from "./print.js";

/** One operation in the view of a resource module; every text is finished TypeScript. */
export interface OperationView {
  doc: string;
  /** Name inside the module. */
  local: string;
  /** Name outside, where it differs, else empty: `delete` cannot be declared, but can be exported. */
  exported: string;
  inputType: string;
  inputOptional: boolean;
  inputDeclaration: string;
  /** Type arguments, or nothing where no response was saved: `<CreateBackupResponses, "etag">` of the call that comes back. */
  callArguments: string;
  /** `<CreateBackupResponses>`, said rather than left to be inferred, which would take the compiler longer. */
  sendArguments: string;
  responsesDeclaration: string;
  spec: string;
}

/** Prints an operation; `imports` are those of its module. */
export function operationView(model: OperationModel, imports: ModuleImports): OperationView {
  const { operation, local, inputType, responsesType, responses } = model;
  const { fn } = model.names;
  return {
    doc: docComment(
      operation.description,
      `\`${operation.method} ${operation.url.base.replace(/[`\r\n]/g, " ")}\``,
    ),
    local,
    exported: local === fn ? "" : fn,
    inputType,
    inputOptional: !model.input.required,
    inputDeclaration: inputDeclaration(model, imports),
    callArguments: responses.length === 0 ? "" : `<${[responsesType, ...headerUnion(model)].join(", ")}>`,
    sendArguments: responses.length === 0 ? "" : `<${responsesType}>`,
    responsesDeclaration: responsesDeclaration(model, imports),
    spec: printExpression(object({ ...model.request }), imports),
  };
}

/** The second type argument of `Call`, where there is one. */
function headerUnion({ responseHeaders }: OperationModel): string[] {
  return responseHeaders.length === 0 ? [] : [responseHeaders.map(stringLiteral).join(" | ")];
}

function responsesDeclaration({ responsesType, responses }: OperationModel, imports: ModuleImports): string {
  if (responses.length === 0) return "";
  const members = responses.map(({ status, type }) => `  ${status}: ${imports.typeText(type)};`);
  return `export interface ${responsesType} {\n${members.join("\n")}\n}`;
}
