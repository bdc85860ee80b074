/** Text in which `{{name}}` stands for the value of a variable. */
export type Template = string;

/**
 * Postman's `{{name}}` syntax. A name is everything between the braces, spaces included, without braces.
 * https://learning.postman.com/docs/sending-requests/variables/variables/
 */
const REFERENCE = /\{\{([^{}]+)\}\}/g;

/** Postman stops substituting after so many rounds, and so do we. */
export const MAX_ROUNDS = 19;

/** How much text filling in may put into a template, in characters: `{{a}}{{a}}` doubles with each round. */
const MAX_FILLED = 20_000_000;

/** The variable names that a template refers to, in order, repeated ones included. */
export function references(template: Template): string[] {
  return template.includes("{{")
    ? Array.from(template.matchAll(REFERENCE), (match) => match[1] as string)
    : [];
}

/** Whether a text has a `{{name}}` reference. */
export function hasReference(template: Template): boolean {
  return references(template).length > 0;
}

/** The template with other text in the place of each reference. */
export function replaceReferences(template: Template, text: string): string {
  return template.replace(REFERENCE, () => text);
}

/** The pieces of a template in order; those that are references have a `name`. */
export function splitReferences(template: Template): { text: string; name?: string }[] {
  return template
    .split(/(\{\{[^{}]+\}\})/)
    .map((text, i) => (i % 2 === 1 ? { text, name: text.slice(2, -2) } : { text }));
}

/** The name where the whole template is one reference, as in `{{baseUrl}}`. */
export function soleReference(template: Template): string | undefined {
  return /^\{\{([^{}]+)\}\}$/.exec(template)?.[1];
}

/** `:id` and `:id.json` name a path variable, up to the first dot. */
export function pathVariable(segment: string): string | undefined {
  return /^:([^.]+)/.exec(segment)?.[1];
}

/** Looks up a variable: its value, itself a template, or `undefined` where there is none. */
export type Lookup = (name: string) => Template | undefined;

/** A reference inside the braces of another, as in `{{{{pointer}}}}`. */
const NESTED = /(\{\{[^{}]*)\{\{([^{}]+)\}\}/;

/** Puts values where references stand inside the braces of others, so that the names of these are known. */
export function flatten(template: Template, lookup: Lookup): Template {
  let text = template;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const [whole, before = "", name = ""] = NESTED.exec(text) ?? [];
    const value = whole === undefined ? undefined : lookup(name);
    if (whole === undefined || value === undefined) break;
    text = text.replace(whole, () => before + value);
  }
  return text;
}

/** Fills in what has a value and finds room, in as many rounds as Postman does; the rest stays as `{{name}}`. */
export function fill(template: Template, lookup: Lookup): string {
  let text = template;
  let room = MAX_FILLED;
  for (let round = 0; round < MAX_ROUNDS && text.includes("{{"); round += 1) {
    let replaced = false;
    text = text.replace(REFERENCE, (whole, name: string) => {
      const value = lookup(name);
      if (value === undefined || value.length > room) return whole;
      room -= value.length;
      replaced = true;
      return value;
    });
    if (!replaced) break;
  }
  return text;
}

/** Plain data with each of its texts filled in; names of members stay. */
export function fillTexts<T>(data: T, lookup: Lookup): T {
  if (typeof data === "string") return fill(data, lookup) as T;
  if (Array.isArray(data)) return data.map((item: unknown) => fillTexts(item, lookup)) as T;
  if (typeof data !== "object" || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, member]) => [key, fillTexts(member, lookup)]),
  ) as T;
}
