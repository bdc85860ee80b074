import fc from "fast-check";

/** The value with anything at all in the place of one thing in it, as JSON text. */
export function withAnythingAnywhere(value: object): fc.Arbitrary<string> {
  let size = 0;
  JSON.stringify(value, (_, inner: unknown) => (size++, inner));
  return fc.tuple(fc.nat(size - 1), fc.jsonValue()).map(([target, by]) => {
    let n = 0;
    return JSON.stringify(value, (_, inner: unknown) => (n++ === target ? by : inner));
  });
}
