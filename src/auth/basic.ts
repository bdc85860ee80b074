import type { AuthKind } from "./kind.js";

export const basic: AuthKind = {
  label: "HTTP Basic",
  sent: { username: "secret", password: "secret" },
  unsent: { saveHelperData: "plain", showPassword: "plain" },
  scheme: { function: "basic", positional: ["username", "password"] },
  adds: ({ get }) => ({
    user: `${get("username") ?? ""}:${get("password") ?? ""}`,
    removes: "authorization",
  }),
  replacedHeader: () => "authorization",
};
