import type { AuthKind } from "./kind.js";

export const digest: AuthKind = {
  label: "HTTP Digest",
  sent: {
    username: "secret",
    password: "secret",
    realm: "plain",
    nonce: "plain",
    algorithm: "plain",
    qop: "plain",
    nonceCount: "plain",
    clientNonce: "plain",
    opaque: "plain",
    disableRetryRequest: "plain",
  },
  needed: ["username"],
  scheme: { function: "digest" },
  /**
   * curl answers a challenge by itself. Told of Digest alone, it holds the body back at first, which Postman does not; so where
   * there is one it is told what it may not use instead.
   */
  script: ({ get }, { body }) => ({
    kind: "curl",
    options: body ? "--anyauth --no-basic --no-negotiate --no-ntlm" : "--digest",
    user: `${get("username") ?? ""}:${get("password") ?? ""}`,
  }),
};
