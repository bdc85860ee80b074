import type { AuthKind } from "./kind.js";

export const edgegrid: AuthKind = {
  label: "Akamai EdgeGrid",
  sent: {
    accessToken: "secret",
    clientToken: "secret",
    clientSecret: "secret",
    baseURL: "plain",
    nonce: "plain",
    timestamp: "plain",
    headersToSign: "plain",
    maxBodySize: "plain",
  },
  needed: ["accessToken", "clientToken", "clientSecret"],
  scheme: { function: "edgegrid" },
};
