import { z } from "zod";

import type { LanguageSettings, StringRules } from "./settings.js";

const text = z.string().min(1, "must not be empty");
const character = z.string().refine((s) => [...s].length === 1, "must be one character");

const stringRules = z
  .strictObject({
    quotes: z.array(z.string().length(2, "must be two characters, as in '\"\"'")).min(1, "must not be empty"),
    escapes: z.record(character, text).default({}),
    control: text.optional(),
    character: text.optional(),
    join: z.string().default(""),
    breakAfter: z.string().default(""),
  })
  .superRefine((rules, context) => {
    for (const message of unsafe(rules as StringRules)) context.addIssue({ code: "custom", message });
  });

const settings = z.strictObject({
  title: text,
  extension: text.regex(/^[a-z0-9]{1,16}$/i, "must be letters and digits"),
  string: stringRules,
  comment: z.strictObject({ prefix: text, continuation: text.optional() }),
  indent: z
    .string()
    .regex(/^[ \t]*$/, "must be spaces or tabs")
    .default("  "),
  identifier: z
    .strictObject({
      reserved: z.array(text).default([]),
      prefix: z.string().regex(/^\w*$/, "must be letters, digits and _").default("_"),
      taken: z.array(text).default([]),
      caseSensitive: z.boolean().default(true),
    })
    .prefault({}),
});

/** The settings, or what is wrong with them. */
export function checkSettings(json: string): { settings: LanguageSettings } | { fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    return { fault: (error as Error).message };
  }
  const result = settings.safeParse(value);
  if (result.success) return { settings: result.data as LanguageSettings };
  const [issue] = result.error.issues;
  return { fault: [issue?.path.join("."), issue?.message].filter(Boolean).join(": ") };
}

/** Text that could break out of a literal written by these rules. */
function* unsafe({ quotes, escapes, control, character: expression, join }: StringRules): Generator<string> {
  const joins = join !== "";
  const closes = quotes.map((pair) => pair.charAt(1));
  const survives = (close: string) =>
    escapes[close] !== undefined || (joins && quotes.some((pair) => !pair.includes(close)));
  if (!closes.every(survives)) yield "escapes must say how a quote is written inside quotes";
  if (control === undefined && (expression === undefined || !joins)) {
    yield "needs control, or character and join, for line breaks and other control characters";
  }
  const leads = [...Object.values(escapes).filter((s) => [...s].length > 1), control ?? ""].map(
    ([lead]) => lead,
  );
  for (const lead of leads) {
    if (lead !== undefined && escapes[lead] === undefined) {
      yield `escapes must say how ${JSON.stringify(lead)} itself is written, since others begin with it`;
    }
  }
}
