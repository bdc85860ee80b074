import { sentCredentials } from "../../auth/kinds.js";
import { sampleLookup } from "../../client-model/samples.js";
import type { BodyIr, CollectionIr, OperationIr, ParameterIr } from "../../ir/model.js";
import { filledBase } from "../../ir/url.js";
import { lookupIn } from "../../ir/variables.js";
import { fill, type Lookup } from "../../template.js";
import type { CodeSample } from "../core/emitter.js";
import { escapeForm } from "./body.js";
import { canBeSent } from "./headers.js";
import { ShellNames } from "./variables.js";
import { PLAIN_WORDS, VariableWords, type Words } from "./words.js";

/**
 * The request as a curl command for people to read, one option a line. Variables that have a value are filled in, the
 * others stay as `{{name}}`. To be shown, not to be run: what runs is the script.
 */
export function displayCurl(operation: OperationIr, ir: CollectionIr): string {
  return curlLines(operation, lookupIn(ir.variables), PLAIN_WORDS).join("\n");
}

/**
 * The same as one command, for the pages: pasted into a terminal, its text is text. What has no value is a variable of the
 * shell, set to a placeholder before the command.
 */
export function curlSample(ir: CollectionIr): CodeSample {
  const names = new ShellNames(ir);
  const lookup = sampleLookup(ir);
  return {
    id: "curl",
    title: "curl",
    code: ({ operation }) => {
      const words = new VariableWords(names);
      const command = curlLines(withOpenSegments(operation), lookup, words).join(" \\\n  ");
      const declarations = words.declarations();
      return [...declarations, ...(declarations.length > 0 ? [""] : []), command].join("\n");
    },
  };
}

/** Path parameters that Postman would send as they stand, such as `:id`, become references: no variable has such a name. */
function withOpenSegments(operation: OperationIr): OperationIr {
  const path = operation.url.path.map((parameter) => {
    const isOpen = parameter.default === undefined && parameter.sample === `:${parameter.key}`;
    return isOpen ? { ...parameter, sample: `{{:${parameter.key}}}` } : parameter;
  });
  return { ...operation, url: { ...operation.url, path } };
}

type Fill = (text: string) => string;

function curlLines(operation: OperationIr, lookup: Lookup, words: Words): string[] {
  const filled: Fill = (template) => fill(template, lookup);
  const auth = sentCredentials(operation.auth, filled) ?? {};
  const headers = [...operation.headers.filter(isShown), ...(auth.header ? [auth.header] : [])].map(
    ({ key, value }) => ({ key: filled(key), value: filled(value ?? "") }),
  );
  const query = [...operation.url.query.filter((p) => !p.disabled), ...(auth.query ? [auth.query] : [])];
  return [
    `curl -X ${words.literal(filled(operation.method))}`,
    ...headers
      .filter(({ key, value }) => canBeSent(key, value))
      .map(({ key, value }) => `-H ${words.doubleQuoted(`${key}: ${value}`)}`),
    ...(auth.user === undefined ? [] : [`-u ${words.doubleQuoted(filled(auth.user))}`]),
    ...(operation.body ? bodyLines(operation.body, filled, words) : []),
    urlLine(urlWith(filled(filledBase(operation.url)), query, filled), words),
  ];
}

function isShown({ disabled, automatic }: ParameterIr): boolean {
  return !disabled && !automatic;
}

function urlWith(base: string, query: readonly Pick<ParameterIr, "key" | "value">[], filled: Fill): string {
  const pairs = query
    .map(({ key, value }) => (value === null ? filled(key) : `${filled(key)}=${filled(value)}`))
    .join("&");
  return pairs === "" ? base : `${base}?${pairs}`;
}

function urlLine(url: string, words: Words): string {
  // Two dots between braces are a range.
  const isPlain = /^[\w:./@%+{}-]+$/.test(url) && !url.includes("..") && !words.isOpen(url);
  return `${url.startsWith("-") ? "--url " : ""}${isPlain ? url : words.doubleQuoted(url)}`;
}

function bodyLines(body: BodyIr, filled: Fill, words: Words): string[] {
  switch (body.mode) {
    case "json":
    case "text":
      return [dataLine(filled(body.text), words)];
    case "graphql": {
      const { query, operationName, variables, variablesText } = body;
      const rest = variables ?? variablesText;
      const head = JSON.stringify({ query, operationName }).slice(0, -1);
      return [dataLine(filled(`${head}${rest === undefined ? "" : `,"variables":${rest}`}}`), words)];
    }
    case "urlencoded":
      return body.fields
        .filter((f) => !f.disabled)
        .map(
          ({ key, value }) =>
            `--data-urlencode ${words.doubleQuoted(`${filled(key)}=${filled(value ?? "")}`)}`,
        );
    case "multipart":
      return body.parts
        .filter((p) => !p.disabled)
        .flatMap(({ key, value, files }) => {
          const name = formName(filled(key));
          if (files) return files.map((file) => `-F ${words.doubleQuoted(`${name}=${formFile(file)}`)}`);
          const text = filled(value ?? "");
          return [
            `${isPlainPart(text) && !words.isOpen(text) ? "-F" : "--form-string"} ${words.doubleQuoted(`${name}=${text}`)}`,
          ];
        });
    case "binary":
      return [`--data-binary ${words.doubleQuoted(`@${body.file ?? "file"}`)}`];
  }
}

/** curl takes what begins with `@` for the name of a file. */
function dataLine(text: string, words: Words): string {
  const isRaw = text.startsWith("@") || (text.startsWith("{{") && words.isOpen(text));
  return `${isRaw ? "--data-raw" : "-d"} ${words.quoted(text)}`;
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
