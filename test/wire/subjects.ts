/** A collection whose requests are compared with those of Postman. */
export interface Subject {
  /** File name in collections/, without its extension. */
  name: string;
  /** Literal credentials in it, which generated files leave out, and a variable for each. */
  credentials?: Record<string, string>;
}

export const SUBJECTS: readonly Subject[] = [
  { name: "oci-core-services" },
  { name: "bookshop" },
  { name: "lamps" },
  {
    name: "kitchen-sink",
    credentials: {
      kitchen: "wireUser",
      ünï: "wireUnicodeUser",
      sink: "wireDish",
      "kitchen-key-0000000000": "wireKey",
    },
  },
];
