import { type DefaultTreeAdapterTypes, parse } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

export interface Page {
  elements: Element[];
  /** Every element outside of descriptions as `parent>tag[attributes]`, and whatever else is more than text. */
  outline: Set<string>;
  /** The same of the elements that descriptions were turned into. */
  prose: Set<string>;
  /** What the parser had to mend; characters that HTML does not like are not among them. */
  mended: string[];
}

/** Of characters, which do no harm and which a collection may hold. */
const ABOUT_CHARACTERS = /character|surrogate|null/;

export function readPage(html: string): Page {
  const page: Page = { elements: [], outline: new Set(), prose: new Set(), mended: [] };
  const document = parse(html, {
    onParseError: ({ code }) => {
      if (!ABOUT_CHARACTERS.test(code)) page.mended.push(code);
    },
  });
  const open: { node: Node; parent: string; inProse: boolean }[] = [
    { node: document, parent: "", inProse: false },
  ];
  for (let visit = open.pop(); visit !== undefined; visit = open.pop()) {
    const { node, parent, inProse } = visit;
    const found = inProse ? page.prose : page.outline;
    if (node.nodeName === "#comment" || node.nodeName === "#documentType") found.add(node.nodeName);
    if (node.nodeName === "#text" && /^(?:script|style)$/.test(parent)) found.add(`text in ${parent}`);
    if ("attrs" in node) {
      page.elements.push(node);
      const attributes = node.attrs.map(({ name }) => name).sort();
      found.add(`${inProse ? "" : `${parent}>`}${node.tagName}[${attributes.join()}]`);
    }
    if (!("childNodes" in node)) continue;
    const isProse = inProse || ("attrs" in node && attribute(node, "class")?.split(" ").includes("prose"));
    for (const child of node.childNodes.toReversed())
      open.push({ node: child, parent: node.nodeName, inProse: isProse === true });
  }
  return page;
}

export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((a) => a.name === name)?.value;
}

/** The text of the first element with that id, or below it of that tag. */
export function textOf({ elements }: Page, id: string, tag?: string): string | undefined {
  const element = elements.find((e) => attribute(e, "id") === id);
  const inner = element && tag !== undefined ? below(element).find((n) => n.nodeName === tag) : element;
  return inner && plainText(inner);
}

export function plainText(node: Node): string {
  return below(node)
    .map((each) => (each.nodeName === "#text" ? (each as DefaultTreeAdapterTypes.TextNode).value : ""))
    .join("");
}

/** The node itself and all in it, in document order. */
function below(node: Node): Node[] {
  const found: Node[] = [];
  const open: Node[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    found.push(next);
    if ("childNodes" in next) open.push(...next.childNodes.toReversed());
  }
  return found;
}
