import type { CollectionIr } from "../../ir/model.js";
import type { Emitter } from "../core/emitter.js";
import { loadLanguage } from "./language.js";
import { SnippetViews } from "./view.js";

/** One file a request in a language of `templates/snippets/`. */
export function snippetEmitter(language: string): Emitter<{ ir: CollectionIr }> {
  return async ({ ir }, { templates }) => {
    const { pathOf, render } = await loadLanguage(language, templates);
    const views = new SnippetViews(ir);
    return ir.operations.map((operation) => ({
      path: pathOf(operation),
      content: render(views.viewOf(operation)),
    }));
  };
}
