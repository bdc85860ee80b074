import { hash } from "node:crypto";

/** In hex. */
export function sha256Of(content: string | Uint8Array): string {
  return hash("sha256", content);
}
