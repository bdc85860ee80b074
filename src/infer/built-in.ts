/** Names of types that generated code refers to, or that a reader would take for the built-in ones. */
export const BUILT_IN: ReadonlySet<string> = new Set([
  ...[
    "Array",
    "Object",
    "String",
    "Number",
    "Boolean",
    "Symbol",
    "BigInt",
    "Function",
    "Error",
    "Date",
    "RegExp",
  ],
  ...[
    "Map",
    "Set",
    "WeakMap",
    "WeakSet",
    "Promise",
    "Proxy",
    "Reflect",
    "JSON",
    "Math",
    "Intl",
    "Infinity",
    "NaN",
  ],
  ...[
    "Record",
    "Partial",
    "Required",
    "Readonly",
    "Pick",
    "Omit",
    "Exclude",
    "Extract",
    "NonNullable",
    "Parameters",
  ],
  ...[
    "ReturnType",
    "InstanceType",
    "Awaited",
    "Uppercase",
    "Lowercase",
    "Capitalize",
    "Uncapitalize",
    "NoInfer",
  ],
  ...["ReadonlyArray", "ReadonlyMap", "ReadonlySet", "ArrayLike", "PromiseLike"],
  ...["ThisType", "Iterable", "Iterator", "AsyncIterable", "Generator", "AsyncGenerator"],
  ...["ArrayBuffer", "DataView", "Uint8Array", "TextEncoder", "TextDecoder", "Buffer"],
  ...[
    "Blob",
    "File",
    "FormData",
    "Headers",
    "Request",
    "Response",
    "RequestInit",
    "ResponseInit",
    "HeadersInit",
  ],
  ...["BodyInit", "URL", "URLSearchParams", "AbortSignal", "AbortController", "ReadableStream"],
]);

/** Keywords of types. */
export const TYPE_WORDS: ReadonlySet<string> = new Set(
  (
    "any asserts bigint boolean extends false in infer is keyof never new null number object readonly string symbol this " +
    "true typeof undefined unique unknown void"
  ).split(" "),
);
