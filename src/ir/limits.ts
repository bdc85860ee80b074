import type { Report } from "../diagnostics/diagnostic.js";
import { everyItem } from "../read/items.js";
import { nestsDeeper } from "../read/limits.js";
import type { Collection, RequestItem } from "../read/model.js";

/** Arrays and objects in one another in a JSON sample. Types, fixtures and their readers recurse. */
const MAX_SAMPLE_LEVELS = 200;

/** Characters of a JSON sample. */
export const MAX_SAMPLE = 10_000_000;

/** Whether a text is too deep or too long to be read as a JSON sample. */
export function isOversized(text: string): boolean {
  return text.length > MAX_SAMPLE || nestsDeeper(text, MAX_SAMPLE_LEVELS);
}

/** Leaves out saved responses that no type could be made of, and names the bodies that stay text for that reason. */
export function limitSamples(collection: Collection, report: Report): void {
  for (const item of everyItem(collection.items)) if (item.kind === "request") limitItem(item, report);
}

function limitItem(item: RequestItem, report: Report): void {
  const tell = (what: string) => {
    report({
      severity: "warning",
      code: "PC2013",
      message: `request ${JSON.stringify(item.name.slice(0, 100))}: ${what}`,
      place: { path: item.place },
      hint: `samples are read up to ${MAX_SAMPLE_LEVELS} levels and ${MAX_SAMPLE} characters; save a smaller one`,
    });
  };
  const { body } = item.request;
  if (body?.mode === "raw" && isOversized(body.raw)) tell("its body is too deep or too long to be typed");
  const kept = item.examples.filter(({ body: saved }) => saved === undefined || !isOversized(saved));
  if (kept.length === item.examples.length) return;
  tell(`${item.examples.length - kept.length} saved responses are too deep or too long and were left out`);
  item.examples = kept;
}
