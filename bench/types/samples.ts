/** The places of a collection that get a type, and the JSON that is saved there. */
import { concreteSample, type SampleValue } from "../../src/infer/index.js";
import type { Collection, Item } from "./convert.js";
import type { JsonValue } from "./shape.js";
import { operationKey, type Place } from "./truth.js";

export interface SampledPlace {
  method: string;
  /** As the document writes it, but for the names of variables: `/gists/{id}`. */
  path: string;
  place: Place;
  /** With values in the places of placeholders. */
  samples: JsonValue[];
}

export function sampledPlaces(collection: Collection): SampledPlace[] {
  return requests(collection).flatMap((item) => {
    const { request, response = [] } = item;
    if (request === undefined) return [];
    const at = { method: request.method, path: pathOf(request) };
    const places: SampledPlace[] = [];
    const bodies = [request, ...response.flatMap((r) => r.originalRequest ?? [])].map((r) =>
      r.body?.mode === "raw" ? r.body.raw : undefined,
    );
    places.push({ ...at, place: "body", samples: bodies.flatMap(parse) });
    for (const status of new Set(response.flatMap(({ code }) => code ?? []))) {
      const saved = response.filter(({ code }) => code === status).map(({ body }) => body);
      places.push({ ...at, place: status, samples: saved.flatMap(parse) });
    }
    return places.filter(({ samples }) => samples.length > 0);
  });
}

export function placeKey({ method, path, place }: Omit<SampledPlace, "samples">): string {
  return `${operationKey(method, path)} ${String(place)}`;
}

function requests(folder: { item?: Item[] }): Item[] {
  return (folder.item ?? []).flatMap((item) => (item.item ? requests(item) : [item]));
}

function pathOf(request: NonNullable<Item["request"]>): string {
  return `/${(request.url.path ?? []).map((part) => part.replace(/^:(.+)$/, "{$1}")).join("/")}`;
}

/** Objects and arrays only: other text under a JSON type is an error of the document more often than not. */
function parse(text: string | null | undefined): JsonValue[] {
  if (!text) return [];
  try {
    const value = JSON.parse(text) as SampleValue;
    return typeof value === "object" && value !== null ? [concreteSample(value) as JsonValue] : [];
  } catch {
    return [];
  }
}
