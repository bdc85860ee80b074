import type { SentCredentials } from "../../auth/kind.js";
import { type Fill, needsNoSignature, scriptAuth, sentCredentials } from "../../auth/kinds.js";
import type { NamedCollection } from "../../client-model/model.js";
import { isNamed, shownName, TOKEN } from "../../ir/headers.js";
import type { CollectionIr, OperationIr } from "../../ir/model.js";
import type { EmitContext } from "../core/emitter.js";
import type { PlannedFile } from "../core/planned-file.js";
import { type CurlBody, curlBody, formTypes } from "./body.js";
import { checkLines } from "./checks.js";
import { loadFunctions, type ShellFunctions } from "./functions.js";
import { headerLines, headerOption } from "./headers.js";
import { keptCredentials, redirectGuard } from "./redirects.js";
import { comment, literal, oneLine, type Piece, word } from "./shell.js";
import { cannotCoverBody, signerWords, unsigned } from "./signing.js";
import { type Upload, uploadCheck, uploadsOf, uploadVariable } from "./uploads.js";
import { credentialPieces, isHttp, needsProtocol, serverPieces, urlPieces } from "./url.js";
import { type Declarations, ShellNames, ShellVariables } from "./variables.js";

/** One runnable bash script a request, which sends what Postman sends. */
export function emitCurl(
  { ir, operations }: NamedCollection,
  { templates }: Pick<EmitContext, "templates">,
): PlannedFile[] {
  const shellNames = new ShellNames(ir);
  const functions = loadFunctions();
  return operations.map(({ operation, names }) => {
    const variables = new ShellVariables(shellNames, operation);
    return {
      path: `curl/${names.file}.sh`,
      content: templates.render("curl/request.sh", scriptView(operation, ir, variables, functions)),
      executable: true,
    };
  });
}

/** The view of the template; every text in it is shell source. */
interface ScriptView {
  title: string;
  /** Comments with the method, the URL and the description. `--help` prints them. */
  summary: string[];
  origin: string;
  /** Some variables come from the environment only. shellcheck takes each of them for a mistake. */
  isRequiring: boolean;
  /** Functions that the declarations call, and so have to stand before them. */
  functionsBefore: string[];
  declarations: string[];
  functions: string[];
  /** Arguments of the script can replace options of the command. */
  isReplaceable: boolean;
  /** Lines that stand before the command. */
  preparations: string[];
  warnings: string[];
  /** `null` where the request cannot be sent; `failure` says why. */
  command: {
    stdin: string;
    note?: string;
    signer?: { name: string; settings: string[] };
    options: string[];
  } | null;
  failure: string;
}

function scriptView(
  saved: OperationIr,
  ir: CollectionIr,
  variables: ShellVariables,
  functions: ShellFunctions,
): ScriptView {
  const fill: Fill = (template) => variables.filled(template);
  const auth = sentCredentials(saved.auth, fill) ?? {};
  const uploads = uploadsOf(saved, variables);
  const body = curlBody(saved, uploads, variables);
  const signs = scriptAuth(saved.auth, saved, fill);
  const isSigner = signs?.kind === "function" && !cannotCoverBody(signs, saved, body);
  const signer = isSigner ? signs : undefined;
  const operation = signer ? unsigned(saved, signer, variables) : saved;
  const headers = headerLines(operation, auth, variables);
  const url = urlOf(operation, auth, variables);
  const method = methodOption(operation, body);
  const kept = [...keptCredentials(headers.sent, auth.header, variables), ...(signer?.adds ?? [])];
  const follows = method.includes(FOLLOW);
  const guard = follows ? redirectGuard(kept, serverPieces(operation, variables)) : undefined;
  const headerOptions = [
    ...headers.sent.map((header) => headerOption(header, variables)),
    ...typeOption(
      operation,
      headers.sent.some((h) => isNamed(h, "content-type")),
      body,
    ),
  ];
  const options = [
    method,
    ...(guard?.options ?? []),
    ...(needsProtocol(operation, variables) ? ["--proto-default http"] : []),
    // Postman speaks HTTP only. curl reads a file for `file:`, and follows a redirect to `ftp:`.
    ...(isHttp(url) && !follows ? [] : ["--proto =http,https"]),
    `--url ${word(url)}`,
    ...headerOptions,
    ...(auth.user === undefined ? [] : [`--user ${word(variables.pieces(auth.user))}`]),
    ...(signs?.kind === "curl" ? [signs.options, `--user ${word(variables.pieces(signs.user))}`] : []),
    ...(body?.options ?? []),
  ].filter((option) => option !== "");
  const stdin = body?.stdin ?? "";
  const isSigned = signer !== undefined || signs?.kind === "curl";
  const settings = signer ? signerWords(signer, variables) : [];
  const failure = failureOf(operation);
  const sendable = failure === undefined;
  const preparations = [
    ...checkLines({ url, headers: [...headers.sent, ...formTypes(operation)] }, variables),
    ...uploads.map(uploadCheck),
    ...(body?.preparations ?? []),
  ];
  // The last step: by now it is known which variables the script uses.
  const declarations = declarationsOf(uploads, variables, sendable);
  const functionsBefore = functions.usedBy(
    declarations.lines.join("\n"),
    declarations.isRequiring ? ["require"] : [],
  );
  const isReplaceable = body !== undefined || headerOptions.length > 0;
  const used = functions.usedBy([...preparations, stdin, ...settings, ...options].join("\n"), [
    ...(signer ? [signer.name] : []),
    ...(uploads.length > 0 ? ["need_file"] : []),
    ...(isReplaceable ? ["replacing"] : []),
    ...(stdin === "" ? [] : ["has_body"]),
  ]);
  return {
    title: comment(operation.path.join(" / ")),
    summary: summary(operation),
    origin: comment(`Generated by postman-codegen from the Postman collection "${ir.name}". Do not edit.`),
    isRequiring: declarations.isRequiring,
    isReplaceable: sendable && isReplaceable,
    functionsBefore,
    declarations: declarations.lines,
    functions: sendable ? used.filter((source) => !functionsBefore.includes(source)) : [],
    preparations: sendable ? preparations : [],
    warnings: warnings(operation, headers.leftOut, needsNoSignature(saved.auth) || isSigned),
    command: sendable
      ? {
          stdin,
          ...(guard ? { note: guard.comment } : {}),
          ...(signer ? { signer: { name: signer.name, settings } } : {}),
          options,
        }
      : null,
    failure: literal(failure ?? ""),
  };
}

/** A request that cannot be sent needs no variables. */
function declarationsOf(
  uploads: readonly Upload[],
  variables: ShellVariables,
  sendable: boolean,
): Declarations {
  if (!sendable) return { lines: [], isRequiring: false };
  return variables.declarations(uploads.map((upload) => uploadVariable(upload, variables)));
}

/** Lines of a description that a script repeats. */
const MAX_DESCRIPTION_LINES = 12;

function summary({ method, url, description = "" }: OperationIr): string[] {
  const lines = description
    .split("\n")
    .map(oneLine)
    .filter((line) => line !== "");
  const shown = lines.slice(0, MAX_DESCRIPTION_LINES);
  const rest = lines.length > shown.length ? ["..."] : [];
  const text = shown.length > 0 ? ["", ...shown, ...rest, ""] : [];
  return [`${method} ${url.base}`, ...text].map((line) => comment(line).trimEnd());
}

/** Why neither Postman nor a script can send a request; undefined where they can. */
function failureOf({ url, method }: OperationIr): string | undefined {
  if (url.base === "") return "The collection gives this request no URL.";
  return TOKEN.test(method) ? undefined : oneLine(`HTTP has no method ${shownName(method)}.`);
}

const FOLLOW = "--location";

/** GET and POST go without saying, which lets curl follow redirects as Postman does: with a GET. */
function methodOption({ method, behavior }: OperationIr, body: CurlBody | undefined): string {
  const implied = body === undefined ? "GET" : "POST";
  const location = behavior.manualRedirect ? "" : FOLLOW;
  if (method === implied) return location;
  if (method === "HEAD" && body === undefined) return `--head ${location}`.trim();
  // With --head curl sends no body. With another method it waits for one in the response until the server closes.
  if (method === "HEAD") {
    return "--request HEAD --http1.1 --ignore-content-length --header 'Connection: close'";
  }
  return `--request ${literal(method)}`;
}

function urlOf(operation: OperationIr, auth: SentCredentials, variables: ShellVariables): Piece[] {
  const { query } = auth;
  const kept = query ? withoutQuery(operation, variables.filled(query.key), variables) : operation;
  return urlPieces(kept, variables, query ? [credentialPieces(query, variables)] : []);
}

function withoutQuery(operation: OperationIr, key: string, variables: ShellVariables): OperationIr {
  const query = operation.url.query.filter((p) => variables.filled(p.key) !== key);
  return { ...operation, url: { ...operation.url, query } };
}

/** Without a word about it, curl would call any body a form. */
function typeOption({ body: ir }: OperationIr, hasType: boolean, body: CurlBody | undefined): string[] {
  if (body === undefined || ir === undefined) return [];
  const { contentType } = body;
  if (typeof contentType === "object")
    return [`--header ${word([{ text: "Content-Type: " }, ...contentType.value])}`];
  return hasType || contentType !== undefined ? [] : ["--header Content-Type:"];
}

function warnings({ auth, body }: OperationIr, leftOut: readonly string[], isSigned: boolean): string[] {
  return [
    ...(body?.mode === "text" && body.uncut !== undefined
      ? ["warning: the Content-Length of the collection cuts the body short"]
      : []),
    ...leftOut.map((key) => `warning: HTTP cannot carry the header ${JSON.stringify(key)}; it is left out`),
    ...(isSigned
      ? []
      : [
          `warning: this script does not sign requests (${auth.type}); ` +
            "add what the server needs, as in --header 'Authorization: ...'",
        ]),
  ].map((warning) => literal(oneLine(warning)));
}
