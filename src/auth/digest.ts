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
   * With `--digest` curl sends the first request without its body; Postman sends it. So for a request with a body the other
   * schemes are switched off instead.
   */
  script: ({ get }, { body }) => ({
    kind: "curl",
    options: body ? "--anyauth --no-basic --no-negotiate --no-ntlm" : "--digest",
    user: `${get("username") ?? ""}:${get("password") ?? ""}`,
  }),
};
