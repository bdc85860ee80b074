/** OpenAPI documents -> Postman collections, by Postman's own converter. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";

import type { DocumentSource } from "./documents.js";
import type { Media, OpenApiDocument, Operation } from "./truth.js";

const require = createRequire(import.meta.url);

/** How the converter makes samples: `examples` of the document (made up where there is none), or `<integer>` and the like. */
export type Samples = "examples" | "placeholders";

export interface Item {
  name: string;
  item?: Item[];
  request?: {
    method: string;
    url: { path?: string[] };
    body?: { mode?: string; raw?: string };
  };
  response?: { name: string; code?: number; body?: string | null; originalRequest?: Item["request"] }[];
}

export interface Collection {
  info: { name: string };
  item: Item[];
}

interface Converter {
  convertV2(
    input: { type: "json"; data: OpenApiDocument },
    options: Record<string, unknown>,
    done: (
      error: Error | null,
      result: { result: boolean; reason?: string; output?: { data: Collection }[] },
    ) => void,
  ): void;
}

/** The document, cut down to the paths that are asked for. */
export async function loadDocument(
  source: DocumentSource,
): Promise<{ document: OpenApiDocument; version: string }> {
  const folder = path.join(import.meta.dirname, "node_modules", source.package);
  const text = await readFile(path.join(folder, source.file), "utf8");
  const document = (
    source.file.endsWith(".json") ? JSON.parse(text) : (require("yaml") as typeof JSON).parse(text)
  ) as OpenApiDocument;
  const { version } = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8")) as {
    version: string;
  };
  const { paths: prefixes } = source;
  if (prefixes)
    document.paths = Object.fromEntries(
      Object.entries(document.paths).filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))),
    );
  return { document, version };
}

export async function convert(document: OpenApiDocument, samples: Samples): Promise<Collection> {
  const collections: Collection[] = [];
  // One after the other: they draw from one sequence of random numbers.
  const variants = samples === "examples" ? exampleVariants(document) : [document];
  // What is made up comes twice: of one sample no union shows.
  for (const [n, variant] of variants.entries())
    collections.push(await convertOne(variant, samples, Math.min(n, 1) + 1));
  const [first, ...others] = collections;
  if (first === undefined) throw new Error("nothing to convert");
  for (const other of others) addResponses(first, other);
  return first;
}

async function convertOne(document: OpenApiDocument, samples: Samples, seed: number): Promise<Collection> {
  const { convertV2 } = require("openapi-to-postmanv2") as Converter;
  const restore = seedRandom(seed);
  try {
    return await new Promise<Collection>((resolve, reject) => {
      convertV2(
        { type: "json", data: structuredClone(document) },
        { parametersResolution: samples === "examples" ? "Example" : "Schema", folderStrategy: "Tags" },
        (error, { result, reason, output }) => {
          const data = output?.[0]?.data;
          if (error ?? (!result || data === undefined)) reject(error ?? new Error(reason));
          else resolve(data as Collection);
        },
      );
    });
  } finally {
    restore();
  }
}

/** The converter makes values up at random; with a seed every run makes the same. */
function seedRandom(seed: number): () => void {
  const faker = require("openapi-to-postmanv2/assets/json-schema-faker.js") as Faker;
  const random = Math.random;
  let state = seed;
  const seeded = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  Math.random = seeded;
  faker.option({ random: seeded });
  return () => {
    Math.random = random;
  };
}

interface Faker {
  option(options: { random: () => number }): void;
}

/**
 * The converter saves one response a status, from the first of its named examples. Variant n of the document has only the
 * n-th of them, so that all of them get saved.
 */
function exampleVariants(document: OpenApiDocument): OpenApiDocument[] {
  const counts = exampleMaps(document).map((map) => Object.keys(map.examples).length);
  return Array.from({ length: Math.max(2, ...counts) }, (_, n) => {
    if (n === 0) return document;
    const variant = structuredClone(document);
    for (const media of exampleMaps(variant)) {
      const entry = Object.entries(media.examples)[n];
      if (entry) media.examples = Object.fromEntries([entry]);
    }
    return variant;
  });
}

/** The media types that have named examples. */
function exampleMaps(document: OpenApiDocument): { examples: Record<string, unknown> }[] {
  const operations = Object.values(document.paths).flatMap((item) => Object.values(item) as Operation[]);
  const contents = operations.flatMap(({ requestBody, responses = {} }) =>
    [requestBody, ...Object.values(responses)].flatMap((part) => Object.values(part?.content ?? {})),
  );
  return contents.filter((media): media is Media & { examples: Record<string, unknown> } => !!media.examples);
}

/** Adds saved responses that say something new to the requests of the same place. */
function addResponses(into: { item?: Item[] }, from: { item?: Item[] }): void {
  into.item?.forEach((item, index) => {
    const other = from.item?.[index];
    if (other === undefined) return;
    addResponses(item, other);
    for (const response of other.response ?? []) {
      const known = item.response?.some((r) => r.code === response.code && r.body === response.body);
      if (known === false) item.response?.push(response);
    }
  });
}
