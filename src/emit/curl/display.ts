import type { BodyIr, CollectionIr, OperationIr, ParameterIr, Template } from "../../ir/model.js";
import { fill } from "../../ir/template.js";
import { lookupIn } from "../../ir/variables.js";
import { credentials } from "../credentials.js";
import { filledBase } from "./url.js";

/**
 * The request as a curl command for people to read, one option a line. Variables that have a value are filled in, the
 * others stay as `{{name}}`. To be shown, not to be run: what runs is the script.
 */
export function displayCurl(operation: OperationIr, ir: CollectionIr): string {
  const lookup = lookupIn(ir.variables);
  const filled = (template: Template) => fill(template, lookup);
  const auth = credentials(operation.auth, filled);
  const headers = [...operation.headers.filter(isShown), ...(auth.header ? [auth.header] : [])];
  const query = [...operation.url.query.filter((p) => !p.disabled), ...(auth.query ? [auth.query] : [])];
  return [
    `curl -X ${operation.method}`,
    ...headers.map(({ key, value }) => `-H "${key}: ${value ?? ""}"`),
    ...(auth.user === undefined ? [] : [`-u "${auth.user}"`]),
    ...(operation.body ? bodyLines(operation.body) : []),
    displayUrl(filledBase(operation.url), query, filled),
  ]
    .map(filled)
    .join("\n");
}

function isShown({ disabled, automatic }: ParameterIr): boolean {
  return !disabled && !automatic;
}

function displayUrl(
  base: Template,
  query: readonly Pick<ParameterIr, "key" | "value">[],
  filled: (template: Template) => string,
): string {
  const pairs = query.map(({ key, value }) => (value === null ? key : `${key}=${value}`)).join("&");
  const text = filled(pairs === "" ? base : `${base}?${pairs}`);
  return /[\s&"'$;|<>()]/.test(text) ? `"${text}"` : text;
}

function bodyLines(body: BodyIr): string[] {
  switch (body.mode) {
    case "json":
    case "text":
      return [`-d '${body.text}'`];
    case "graphql": {
      const { query, operationName, variables, variablesText } = body;
      const rest = variables ?? variablesText;
      const head = JSON.stringify({ query, operationName }).slice(0, -1);
      return [`-d '${head}${rest === undefined ? "" : `,"variables":${rest}`}}'`];
    }
    case "urlencoded":
      return body.fields
        .filter((f) => !f.disabled)
        .map(({ key, value }) => `--data-urlencode "${key}=${value ?? ""}"`);
    case "multipart":
      return body.parts
        .filter((p) => !p.disabled)
        .flatMap(({ key, value, files }) =>
          files ? files.map((file) => `-F "${key}=@${file}"`) : [`-F "${key}=${value ?? ""}"`],
        );
    case "binary":
      return [`--data-binary "@${body.file ?? "file"}"`];
  }
}
