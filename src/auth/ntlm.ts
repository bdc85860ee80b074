import type { AuthKind } from "./kind.js";

/** Signs a connection, not a request: fetch cannot do it. */
export const ntlm: AuthKind = {
  label: "NTLM",
  sent: {},
  unsent: { username: "secret", password: "secret", domain: "plain", workstation: "plain" },
};
