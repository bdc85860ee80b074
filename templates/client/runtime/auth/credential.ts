import type { AuthRequest, Template } from "../types.js";

/** A template, or a function that fetches the credential when a request needs it. */
export type Credential = Template | (() => string | Promise<string>);

export async function credentialOf(credential: Credential, request: AuthRequest): Promise<string> {
  return typeof credential === "function" ? credential() : request.resolve(credential);
}
