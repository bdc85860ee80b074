import { isPlain, lacksCredential } from "./auth.js";
import type { AuthIr, Template } from "./model.js";

/** What an auth block adds to a request, as Postman's runtime adds it. */
export interface Credentials {
  /** Takes the place of the request's own header of that name. */
  header?: NameAndValue;
  /** Takes the place of the request's own query parameters of that name. */
  query?: NameAndValue;
  /** `user:password` for HTTP Basic. */
  user?: Template;
  /** Headers that are taken out even where nothing takes their place. */
  removes?: string;
  /** Kind whose signature has to be computed. */
  unsupported?: string;
}

export interface NameAndValue {
  key: Template;
  value: Template;
}

/** `filled` puts in the values of variables: what says where a credential goes may itself be one. */
export function credentials(auth: AuthIr, filled: (template: Template) => string): Credentials {
  if (!isPlain(auth)) return { unsupported: auth.type };
  if (lacksCredential(auth)) return {};
  const param = (key: string) => auth.params[key] ?? "";
  switch (auth.type) {
    case "basic":
      return { user: `${param("username")}:${param("password")}`, removes: "authorization" };
    case "bearer":
      return { header: { key: "Authorization", value: `Bearer ${param("token")}` } };
    case "apikey":
      return apiKey(param("key"), param("value"), filled(param("in")));
    case "oauth2":
      return token(auth, filled);
    default:
      return {};
  }
}

function apiKey(key: Template, value: Template, place: string): Credentials {
  if (key === "") return {};
  return place === "query" ? { query: { key, value } } : { header: { key, value } };
}

function token({ params }: AuthIr, filled: (template: Template) => string): Credentials {
  const value = params["accessToken"] ?? "";
  if (filled(params["tokenType"] ?? "").toLowerCase() === "mac") return {};
  if (filled(params["addTokenTo"] ?? "") === "queryParams") {
    return { query: { key: "access_token", value }, removes: "authorization" };
  }
  const prefix = (params["headerPrefix"] ?? "Bearer").trim();
  return { header: { key: "Authorization", value: prefix === "" ? value : `${prefix} ${value}` } };
}
