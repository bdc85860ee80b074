import { integerJson, type IntegerPlace } from "../integers.js";
import type { BodyCodec } from "../types.js";

/** A JSON body with integers that keep all their digits: a bigint anywhere, a string of digits at one of the places. */
export function jsonIntegers(...places: IntegerPlace[]): BodyCodec {
  return (body) => Promise.resolve(integerJson(body, places));
}
