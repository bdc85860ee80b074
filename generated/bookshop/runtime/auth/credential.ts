// Part of the runtime of postman-codegen. Do not edit.
import type { AuthRequest, Template } from "../types.js";

/** A template, or a function that fetches the credential when a request needs it. */
export type Credential = Template | (() => string | Promise<string>);

/** Returns the text of a credential for one request. */
export async function credentialOf(credential: Credential, request: AuthRequest): Promise<string> {
  return typeof credential === "function" ? credential() : request.resolve(credential);
}
