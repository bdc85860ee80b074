import type { CollectionIr } from "../../ir/model.js";
import type { CodeSample } from "../core/emitter.js";
import type { Templates } from "../core/templates.js";
import { loadLanguage } from "./language.js";
import { SnippetViews } from "./view.js";

/** The languages of `templates/snippets/`, for the pages. Throws an EmitError where a template is invalid. */
export async function languageSamples(ir: CollectionIr, templates: Templates): Promise<CodeSample[]> {
  const views = new SnippetViews(ir);
  const languages = await Promise.all(templates.languages.map((name) => loadLanguage(name, templates)));
  return languages.map(({ name, title, render }) => ({
    id: name,
    title,
    code: ({ operation }) => render(views.viewOf(operation)),
  }));
}
