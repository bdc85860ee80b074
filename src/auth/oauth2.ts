import { hasReference } from "../template.js";
import type { AuthKind, FilledParams, SentCredentials } from "./kind.js";

export const oauth2: AuthKind = {
  label: "OAuth 2.0",
  sent: { accessToken: "secret", addTokenTo: "plain", headerPrefix: "plain", tokenType: "plain" },
  unsent: {
    accessTokenUrl: "plain",
    audience: "plain",
    authUrl: "plain",
    callbackUrl: "plain",
    challengeAlgorithm: "plain",
    clientId: "plain",
    clientSecret: "secret",
    client_authentication: "plain",
    code_verifier: "secret",
    grant_type: "plain",
    password: "secret",
    redirect_uri: "plain",
    refreshToken: "secret",
    refreshTokenUrl: "plain",
    resource: "plain",
    scope: "plain",
    state: "plain",
    tokenName: "plain",
    useBrowser: "plain",
    username: "secret",
  },
  needed: ["accessToken"],
  scheme: { function: "oauth2" },
  adds,
  replacedHeader: ({ tokenType = "", addTokenTo = "" }) =>
    [tokenType, addTokenTo].some(hasReference) || /^mac$/i.test(tokenType) ? undefined : "authorization",
};

function adds({ get, filled }: FilledParams): SentCredentials {
  const value = get("accessToken") ?? "";
  if (filled("tokenType").toLowerCase() === "mac") return {};
  if (filled("addTokenTo") === "queryParams") {
    return { query: { key: "access_token", value }, removes: "authorization" };
  }
  const prefix = (get("headerPrefix") ?? "Bearer").trim();
  return { header: { key: "Authorization", value: prefix === "" ? value : `${prefix} ${value}` } };
}
