import createMarkdown, { type MarkdownIt, type StateInline, type Token } from "markdown-it";

/** Where a link in a description may lead. */
const ALLOWED = /^(?:https?:|mailto:|#)/i;

/**
 * Descriptions of a collection as HTML that is safe to publish: tags in them are text, links lead to web and mail
 * addresses and within the page only, images become links, so that no page asks another host for anything.
 */
export class Markdown {
  private readonly parser = createParser();

  /** `level`: that of the heading above the text; its own headings go on from there without leaving one out. */
  html(text: string | undefined, level: number): string {
    if (text === undefined || text.trim() === "") return "";
    return this.parser.render(text, { level }).trim();
  }
}

function createParser(): MarkdownIt {
  const parser = createMarkdown({ html: false, linkify: true, breaks: false });
  // What a link may lead to is decided when it is rendered: refused here, its source would show.
  parser.validateLink = () => true;
  parser.inline.ruler.before("html_inline", "line_break_tag", lineBreakTag);
  parser.core.ruler.push("safe", ({ tokens, env }) => {
    placeHeadings(tokens, (env as { level: number }).level);
    for (const token of tokens) if (token.children) token.children = safeInline(token.children);
  });
  const { rules } = parser.renderer;
  rules.table_open = () => '<div class="scroll" tabindex="0" role="group" aria-label="Table"><table>\n';
  rules.table_close = () => "</table></div>\n";
  const code: NonNullable<typeof rules.fence> = (tokens, at) =>
    `<pre tabindex="0"><code>${parser.utils.escapeHtml((tokens[at] as Token).content)}</code></pre>\n`;
  rules.fence = code;
  rules.code_block = code;
  return parser;
}

/** `<br>` is how tables of Markdown are made to hold more than one line. */
function lineBreakTag(state: StateInline, silent: boolean): boolean {
  const [tag] = /^<br ?\/?>/i.exec(state.src.slice(state.pos, state.pos + 6)) ?? [];
  if (tag === undefined) return false;
  if (!silent) state.push("hardbreak", "br", 0);
  state.pos += tag.length;
  return true;
}

function placeHeadings(tokens: readonly Token[], above: number): void {
  let last = above;
  for (const token of tokens) {
    if (token.type !== "heading_open" && token.type !== "heading_close") continue;
    if (token.type === "heading_open") last = Math.min(above + Number(token.tag.slice(1)), last + 1, 6);
    token.tag = `h${String(last)}`;
  }
}

function safeInline(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  const open: boolean[] = [];
  for (const token of tokens) {
    if (token.type === "image") out.push(...imageAsLink(token, open.includes(true)));
    else if (token.type === "link_open") {
      const allowed = ALLOWED.test(String(token.attrGet("href")));
      open.push(allowed);
      if (!allowed) continue;
      token.attrSet("rel", "noopener noreferrer");
      out.push(token);
    } else if (token.type === "link_close") {
      if (open.pop() === true) out.push(token);
    } else out.push(token);
  }
  return out;
}

/** An image inside of a link leaves its name there. */
function imageAsLink(image: Token, insideLink: boolean): Token[] {
  const make = (type: string, tag: string, nesting: -1 | 0 | 1) =>
    new (image.constructor as new (type: string, tag: string, nesting: -1 | 0 | 1) => Token)(
      type,
      tag,
      nesting,
    );
  const source = String(image.attrGet("src"));
  const text = make("text", "", 0);
  text.content = image.content || "image";
  if (insideLink || !/^https?:/i.test(source)) return [text];
  const start = make("link_open", "a", 1);
  start.attrSet("href", source);
  start.attrSet("rel", "noopener noreferrer");
  return [start, text, make("link_close", "a", -1)];
}
