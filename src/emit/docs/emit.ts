import { readFile } from "node:fs/promises";

import type { ClientModel } from "../../client-model/model.js";
import { PACKAGE } from "../../package.js";
import type { EmitContext } from "../core/emitter.js";
import type { PlannedFile } from "../core/planned-file.js";
import { BodyTypes } from "./body-type.js";
import { generatedSamples, loadGenerators } from "./code-generators.js";
import { descriptionsScript, treeScript } from "./data.js";
import { indexView } from "./index-page.js";
import { ItemViews, rootOf } from "./item.js";
import { requestItems } from "./item-json.js";
import { Markdown } from "./markdown.js";
import { buildSite } from "./site.js";

const ASSETS = new URL("templates/docs/assets/", PACKAGE);

type DocsContext = Pick<EmitContext, "templates" | "collection" | "languages" | "cwd" | "codeSamples">;

/** Static pages: an index and one page a request, which need neither a server nor another host. */
export async function emitDocs(
  model: ClientModel,
  { templates, collection, languages, cwd, codeSamples }: DocsContext,
): Promise<PlannedFile[]> {
  const { ir } = model;
  const items = requestItems(collection);
  const generators = loadGenerators(languages, cwd);
  const site = buildSite(model);
  const markdown = new Markdown();
  const views = new ItemViews({
    ir,
    items,
    types: new BodyTypes(model),
    markdown,
    samples: [...(await codeSamples()), ...generatedSamples(generators, items, ir)],
  });
  const page = (
    path: string,
    template: string,
    { title, number }: { title: string; number: number },
    view: object,
  ): PlannedFile => ({
    path: `docs/${path}`,
    content: templates.render("docs/page.html", {
      title,
      collection: ir.name,
      root: rootOf(path),
      number,
      contentHtml: templates.render(template, view),
    }),
  });
  const { pages } = site;
  return [
    page("index.html", "docs/index.html", { title: ir.name, number: -1 }, indexView(ir, site, markdown)),
    ...pages.map((item, i) =>
      page(
        item.path,
        "docs/item.html",
        { title: `${item.model.operation.name} · ${ir.name}`, number: i },
        {
          ...views.viewOf(item, pages[i - 1], pages[i + 1]),
          root: rootOf(item.path),
          collection: ir.name,
        },
      ),
    ),
    { path: "docs/assets/tree.js", content: treeScript(site) },
    { path: "docs/assets/descriptions.js", content: descriptionsScript(site) },
    ...(await Promise.all(["docs.css", "docs.js", "theme.js"].map(asset))),
  ];
}

async function asset(name: string): Promise<PlannedFile> {
  return { path: `docs/assets/${name}`, content: await readFile(new URL(name, ASSETS), "utf8") };
}
