import type { ForeignFormat } from "./format.js";

/** A ZIP archive. */
export const zip: ForeignFormat = {
  kind: "foreign",
  detectBytes: ([first, second, third]) => first === 0x50 && second === 0x4b && (third ?? 0) <= 0x08,
  describe: () => ({ description: "it is a ZIP archive", hint: "unpack it and give the files in it" }),
};

/** A gzip file. */
export const gzip: ForeignFormat = {
  kind: "foreign",
  detectBytes: ([first, second]) => first === 0x1f && second === 0x8b,
  describe: () => ({
    description: "it is a gzip file",
    hint: "unpack it first: gunzip -c FILE | postman-codegen -",
  }),
};
