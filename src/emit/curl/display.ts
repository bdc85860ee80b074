import { lacksCredential } from "../../ir/auth.js";
import type { BodyIr, CollectionIr, OperationIr, ParameterIr } from "../../ir/model.js";
import { fill, type Lookup } from "../../ir/template.js";
import { lookupIn } from "../../ir/variables.js";
import { pathVariable } from "../../ir/url.js";
import { credentials } from "./auth.js";
import { ShellVariables } from "./variables.js";

/**
 * The request as a curl command for people to read, one option a line. Variables that have a value are filled in, the
 * others stay as `{{name}}`. To be shown, not to be run: what runs is the script.
 */
export function displayCurl(operation: OperationIr, ir: CollectionIr): string {
  const lookup = lookupIn(ir.variables);
  const auth = lacksCredential(operation.auth) ? {} : credentials(operation.auth, new ShellVariables(ir));
  const headers = [...operation.headers.filter(isShown), ...(auth.header ? [auth.header] : [])];
  const query = auth.query ? [auth.query] : [];
  const lines = [
    `curl -X ${operation.method}`,
    ...headers.map(({ key, value }) => `-H "${fill(`${key}: ${value ?? ""}`, lookup)}"`),
    ...(auth.user === undefined ? [] : [`-u "${auth.user}"`]),
    ...(operation.body ? bodyLines(operation.body) : []),
  ].map((line) => fill(line, lookup));
  return [...lines, displayUrl(operation, query, lookup)].join("\n");
}

function isShown({ disabled, automatic }: ParameterIr): boolean {
  return !disabled && !automatic;
}

function displayUrl(
  { url }: OperationIr,
  added: readonly Pick<ParameterIr, "key" | "value">[],
  lookup: Lookup,
): string {
  const base = url.base.split("/").map((segment) => {
    const key = pathVariable(segment);
    const parameter = url.path.find((p) => p.key === key);
    return key === undefined || parameter === undefined
      ? segment
      : (parameter.default ?? parameter.sample) + segment.slice(key.length + 1);
  });
  const query = [...url.query.filter((p) => !p.disabled), ...added]
    .map(({ key, value }) => (value === null ? key : `${key}=${value}`))
    .join("&");
  const text = fill(`${base.join("/")}${query && `?${query}`}`, lookup);
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
