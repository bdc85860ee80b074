import type { CollectionIr } from "../../ir/model.js";
import type { PlannedFile } from "../plan.js";
import type { Templates } from "../templates.js";
import { loadLanguage } from "./language.js";
import { SnippetViews } from "./view.js";

/** One file a request in a language of `templates/snippets/`. */
export async function emitSnippets(
  ir: CollectionIr,
  templates: Templates,
  language: string,
): Promise<PlannedFile[]> {
  const { pathOf, render } = await loadLanguage(language, templates);
  const views = new SnippetViews(ir);
  return ir.operations.map((operation) => ({
    path: pathOf(operation),
    content: render(views.viewOf(operation)),
  }));
}
