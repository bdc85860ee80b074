import { sentCredentials } from "../../auth/kinds.js";
import type { BodyIr, CollectionIr, OperationIr, ParameterIr } from "../../ir/model.js";
import { filledBase } from "../../ir/url.js";
import { lookupIn } from "../../ir/variables.js";
import { fill } from "../../template.js";
import type { CodeSample } from "../core/emitter.js";
import { escapeForm } from "./body.js";
import { canBeSent } from "./headers.js";
import { doubleQuoted, literal, quoted } from "./shell.js";

/**
 * The request as a curl command for people to read, one option a line. Variables that have a value are filled in, the
 * others stay as `{{name}}`. To be shown, not to be run: what runs is the script.
 */
export function displayCurl(operation: OperationIr, ir: CollectionIr): string {
  return curlLines(operation, ir).join("\n");
}

/** The same as one command, for the pages: pasted into a terminal, its text is text. */
export function curlSample(ir: CollectionIr): CodeSample {
  return {
    id: "curl",
    title: "curl",
    code: ({ operation }) => curlLines(operation, ir).join(" \\\n  "),
  };
}

type Fill = (text: string) => string;

function curlLines(operation: OperationIr, ir: CollectionIr): string[] {
  const lookup = lookupIn(ir.variables);
  const filled: Fill = (template) => fill(template, lookup);
  const auth = sentCredentials(operation.auth, filled) ?? {};
  const headers = [...operation.headers.filter(isShown), ...(auth.header ? [auth.header] : [])].map(
    ({ key, value }) => ({ key: filled(key), value: filled(value ?? "") }),
  );
  const query = [...operation.url.query.filter((p) => !p.disabled), ...(auth.query ? [auth.query] : [])];
  return [
    `curl -X ${literal(filled(operation.method))}`,
    ...headers
      .filter(({ key, value }) => canBeSent(key, value))
      .map(({ key, value }) => `-H ${doubleQuoted(`${key}: ${value}`)}`),
    ...(auth.user === undefined ? [] : [`-u ${doubleQuoted(filled(auth.user))}`]),
    ...(operation.body ? bodyLines(operation.body, filled) : []),
    urlLine(filled(filledBase(operation.url)), query, filled),
  ];
}

function isShown({ disabled, automatic }: ParameterIr): boolean {
  return !disabled && !automatic;
}

function urlLine(base: string, query: readonly Pick<ParameterIr, "key" | "value">[], filled: Fill): string {
  const pairs = query
    .map(({ key, value }) => (value === null ? filled(key) : `${filled(key)}=${filled(value)}`))
    .join("&");
  const url = pairs === "" ? base : `${base}?${pairs}`;
  // Two dots between braces are a range.
  const isPlain = /^[\w:./@%+{}-]+$/.test(url) && !url.includes("..");
  return `${url.startsWith("-") ? "--url " : ""}${isPlain ? url : doubleQuoted(url)}`;
}

function bodyLines(body: BodyIr, filled: Fill): string[] {
  switch (body.mode) {
    case "json":
    case "text":
      return [dataLine(filled(body.text))];
    case "graphql": {
      const { query, operationName, variables, variablesText } = body;
      const rest = variables ?? variablesText;
      const head = JSON.stringify({ query, operationName }).slice(0, -1);
      return [dataLine(filled(`${head}${rest === undefined ? "" : `,"variables":${rest}`}}`))];
    }
    case "urlencoded":
      return body.fields
        .filter((f) => !f.disabled)
        .map(({ key, value }) => `--data-urlencode ${doubleQuoted(`${filled(key)}=${filled(value ?? "")}`)}`);
    case "multipart":
      return body.parts
        .filter((p) => !p.disabled)
        .flatMap(({ key, value, files }) => {
          const name = formName(filled(key));
          if (files) return files.map((file) => `-F ${doubleQuoted(`${name}=${formFile(file)}`)}`);
          const text = filled(value ?? "");
          return [`${isPlainPart(text) ? "-F" : "--form-string"} ${doubleQuoted(`${name}=${text}`)}`];
        });
    case "binary":
      return [`--data-binary ${doubleQuoted(`@${body.file ?? "file"}`)}`];
  }
}

/** curl takes what begins with `@` for the name of a file. */
function dataLine(text: string): string {
  return `${text.startsWith("@") ? "--data-raw" : "-d"} ${quoted(text)}`;
}

/** Encodes characters that would end the name for curl, as browsers encode quotes in names. */
function formName(name: string): string {
  return name.replace(/[="\r\n]/g, encodeURIComponent);
}

function isPlainPart(text: string): boolean {
  return !/^[@<"]|;/.test(text);
}

function formFile(name: string): string {
  return /[;,"\\]/.test(name) ? `@"${escapeForm(name)}"` : `@${name}`;
}
