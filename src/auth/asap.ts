import type { AuthKind } from "./kind.js";

export const asap: AuthKind = {
  label: "ASAP",
  sent: {
    privateKey: "secret",
    alg: "plain",
    kid: "plain",
    iss: "plain",
    aud: "plain",
    sub: "plain",
    exp: "plain",
    claims: "plain",
  },
  needed: ["privateKey"],
  scheme: { function: "asap" },
};
