import type { AuthScheme } from "../types.js";
import { credentialOf, type Credential } from "./credential.js";

/** HTTP Basic: https://www.rfc-editor.org/rfc/rfc7617 */
export function basic(username: Credential, password: Credential): AuthScheme {
  return {
    type: "basic",
    async apply(request) {
      const pair = `${await credentialOf(username, request)}:${await credentialOf(password, request)}`;
      const bytes = Array.from(new TextEncoder().encode(pair), (byte) => String.fromCharCode(byte));
      request.headers.set("Authorization", `Basic ${btoa(bytes.join(""))}`);
    },
  };
}
