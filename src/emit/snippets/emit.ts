import type { NamedCollection } from "../../client-model/model.js";
import type { Emitter } from "../core/emitter.js";
import { loadLanguage } from "./language.js";
import { SnippetViews } from "./view.js";

/** One file a request in a language of `templates/snippets/`. */
export function snippetEmitter(language: string): Emitter<NamedCollection> {
  return async ({ ir, operations }, { templates }) => {
    const { pathOf, render } = await loadLanguage(language, templates);
    const views = new SnippetViews(ir);
    return operations.map((named) => ({
      path: pathOf(named),
      content: render(views.viewOf(named.operation)),
    }));
  };
}
