import type { AuthKind } from "./kind.js";

export const bearer: AuthKind = {
  label: "bearer token",
  sent: { token: "secret" },
  needed: ["token"],
  scheme: { function: "bearer", positional: ["token"] },
  adds: ({ get }) => ({ header: { key: "Authorization", value: `Bearer ${get("token") ?? ""}` } }),
  replacedHeader: () => "authorization",
};
