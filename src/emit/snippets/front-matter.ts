import type { Templates } from "../core/templates.js";
import type { LanguageSettings } from "./settings.js";

const FRONT_MATTER = /^\s*\{\{!--\s*(\{[\s\S]*?\n\})\s*--\}\}/;

/** Reads what a language's template says about itself. Throws an EmitError. */
export async function readSettings(language: string, templates: Templates): Promise<LanguageSettings> {
  const name = `snippets/${language}`;
  const [, json] = FRONT_MATTER.exec(templates.source(name)) ?? [];
  if (json === undefined) {
    throw templates.fault(
      name,
      "it has to begin with its settings, as JSON in a comment: {{!-- { ... } --}}",
    );
  }
  const { checkSettings } = await import("./settings-schema.js");
  const checked = checkSettings(json);
  if ("fault" in checked) throw templates.fault(name, `settings: ${checked.fault}`);
  return checked.settings;
}
