import type { ScriptSigner } from "../../auth/kind.js";
import type { OperationIr, ParameterIr } from "../../ir/model.js";
import type { CurlBody } from "./body.js";
import { word } from "./shell.js";
import type { ShellVariables } from "./variables.js";

/** Whether the body of a request is one that the signature cannot cover. */
export function cannotCoverBody(
  signer: ScriptSigner,
  operation: OperationIr,
  body: CurlBody | undefined,
): boolean {
  const cannot = signer.cannotCover ?? [];
  if (cannot.includes("stdin") && body?.stdin !== undefined) return true;
  return cannot.includes("file") && operation.body?.mode === "binary";
}

/** The request without what its signature takes the place of. */
export function unsigned(
  operation: OperationIr,
  { replaces: { header = nothing, query = nothing } }: ScriptSigner,
  variables: ShellVariables,
): OperationIr {
  const lacks = (replaced: (name: string) => boolean) => (p: ParameterIr) =>
    !replaced(variables.filled(p.key));
  return {
    ...operation,
    headers: operation.headers.filter(lacks(header)),
    url: { ...operation.url, query: operation.url.query.filter(lacks(query)) },
  };
}

function nothing(): boolean {
  return false;
}

/** The settings of a signing function as words of a script. */
export function signerWords({ settings }: ScriptSigner, variables: ShellVariables): string[] {
  return settings.map((setting) => {
    if (typeof setting === "string") return setting;
    const [name, value] = setting;
    return word([{ text: `${name}=` }, ...variables.pieces(value)]);
  });
}
