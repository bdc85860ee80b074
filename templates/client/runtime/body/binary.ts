import type { BodyCodec } from "../types.js";
import { encodeText } from "./encode-text.js";

/** Content of any kind. */
export type BinaryBody = Blob | ArrayBuffer | Uint8Array<ArrayBuffer> | string;

/** A body that is sent as it is. */
export function binary(): BodyCodec {
  return {
    encode: (body) => Promise.resolve(body === undefined ? undefined : bytes(body as BinaryBody)),
  };
}

function bytes(body: BinaryBody): Blob | Uint8Array<ArrayBuffer> {
  if (typeof body === "string") return encodeText(body);
  return body instanceof ArrayBuffer ? new Uint8Array(body) : body;
}
