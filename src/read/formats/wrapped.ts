import { isRecord, type Json } from "../normalize/values.js";

/** A collection in its file. */
export interface Unwrapped {
  json: Json;
  /** Its JSON path in the file. */
  path: string;
}

/** Takes a collection of any format out of the `{"collection": ...}` that the Postman API puts around it. */
export function unwrap(file: Json): Unwrapped {
  return isRecord(file.collection) && !Array.isArray(file.item)
    ? { json: file.collection, path: "$.collection" }
    : { json: file, path: "$" };
}
