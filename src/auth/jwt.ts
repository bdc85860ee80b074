import type { Template } from "../template.js";
import type { AuthKind, FilledParams, ScriptSigner } from "./kind.js";
import { isAuthorization } from "./settings.js";

export const jwt: AuthKind = {
  label: "JSON Web Token",
  sent: {
    algorithm: "plain",
    payload: "plain",
    header: "plain",
    secret: "secret",
    isSecretBase64Encoded: "plain",
    privateKey: "secret",
    addTokenTo: "plain",
    headerPrefix: "plain",
    queryParamKey: "plain",
  },
  needed: ["algorithm"],
  scheme: { function: "jwt" },
  script,
};

function script(params: FilledParams): ScriptSigner | undefined {
  const { get, filled } = params;
  const algorithm = filled("algorithm");
  const header = compactJson(get("header"), { alg: algorithm });
  const payload = compactJson(get("payload"), {});
  if (!/^HS(?:256|384|512)$/.test(algorithm) || !header || !payload) return undefined;
  const isInQuery = filled("addTokenTo") === "queryParam";
  const replaced = filled("queryParamKey") || "token";
  return {
    kind: "function",
    name: "jwt",
    replaces: isInQuery ? { query: (name) => name === replaced } : { header: isAuthorization },
    settings: [
      `algorithm=${algorithm.replace("HS", "sha")}`,
      ["header", header],
      ["payload", payload],
      ["secret", get("secret") ?? ""],
      ...(params.isOn("isSecretBase64Encoded") ? ["is_base64=1"] : []),
      isInQuery
        ? ["parameter", get("queryParamKey") || "token"]
        : ["prefix", get("headerPrefix") ?? "Bearer"],
    ],
  };
}

/** JSON as a token holds it. Undefined where it is no object before its variables are filled in. */
function compactJson(template: Template | undefined, members: object): string | undefined {
  try {
    const value: unknown = JSON.parse(template?.trim() || "{}");
    if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
    return JSON.stringify({ ...value, ...members });
  } catch {
    return undefined;
  }
}
