import { hasReference } from "../template.js";
import type { AuthKind } from "./kind.js";

export const apiKey: AuthKind = {
  label: "API key",
  sent: { key: "plain", value: "secret", in: "plain" },
  scheme: { function: "apiKey" },
  adds: ({ get, filled }) => {
    const [key = "", value = ""] = [get("key"), get("value")];
    if (key === "") return {};
    return filled("in") === "query" ? { query: { key, value } } : { header: { key, value } };
  },
  replacedHeader: ({ key = "", in: location = "" }) =>
    [key, location].some(hasReference) || location === "query" ? undefined : key.toLowerCase() || undefined,
  where: ({ key, in: location = "" }) =>
    key === undefined || hasReference(location)
      ? ""
      : ` in the ${location === "query" ? "query parameter" : "header"} ${key}`,
};
