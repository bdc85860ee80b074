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
  replacedHeader: ({ key = "", in: place = "" }) =>
    [key, place].some(hasReference) || place === "query" ? undefined : key.toLowerCase() || undefined,
  where: ({ key, in: place = "" }) =>
    key === undefined || hasReference(place)
      ? ""
      : ` in the ${place === "query" ? "query parameter" : "header"} ${key}`,
};
