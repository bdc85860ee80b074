// Part of the runtime of postman-codegen. Do not edit.
import type { BodyCodec, EncodedBody } from "../types.js";

/** Content of any kind. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string;

/** A body that is sent as it is. */
export function binary(): BodyCodec {
  return (body) =>
    Promise.resolve(body instanceof ArrayBuffer ? new Uint8Array(body) : (body as EncodedBody | undefined));
}
