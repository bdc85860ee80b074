import createMarkdown, { type MarkdownIt, type StateInline, type Token } from "markdown-it";

/** Where a link in a description may lead. */
const ALLOWED = /^(?:https?:|mailto:|#)/i;

/**
 * Descriptions of a collection as HTML that is safe to publish: tags in them are text, links lead to web and mail
 * addresses and within the page only, images become links, so that no page asks another host for anything.
 */
export class Markdown {
  private readonly parser = createParser();
  private readonly parserWithoutTables = createParser().disable("table");

  /** `level`: that of the heading above the text; its own headings go on from there without leaving one out. */
  html(text: string | undefined, level: number): string {
    if (text === undefined || text.trim() === "") return "";
    const parser = isMostlyEmptyTables(text) ? this.parserWithoutTables : this.parser;
    const env: Surroundings = { level, room: MAX_GROWTH * text.length };
    return parser.render(text, env).trim();
  }
}

type Surroundings = {
  level: number;
  /** How many characters of addresses and titles the links may have together. */
  room: number;
};

/** How much longer than its text all that links repeat may be: any number of them can refer to one long address. */
const MAX_GROWTH = 10;

/** Whether there are many more cells than the text writes: a row that is too short is filled up to the width of the first. */
function isMostlyEmptyTables(text: string): boolean {
  if (!text.includes("|")) return false;
  let cells = 0;
  for (const block of text.split(/\n[ \t\r]*\n/)) {
    const rows = block.split("\n");
    cells += rows.length * rows.reduce((widest, row) => Math.max(widest, row.split("|").length), 0);
  }
  return cells > 2 * text.length + 2_000;
}

function createParser(): MarkdownIt {
  const parser = createMarkdown({ html: false, linkify: true, breaks: false });
  // What a link may lead to is decided when it is rendered: refused here, its source would show.
  parser.validateLink = () => true;
  parser.inline.ruler.before("html_inline", "line_break_tag", lineBreakTag);
  parser.core.ruler.push("safe", ({ tokens, env }) => {
    const around = env as Surroundings;
    placeHeadings(tokens, around.level);
    for (const token of tokens) {
      alignByClass(token);
      if (token.children) token.children = safeInline(token.children, around);
    }
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

/** The policy of the pages refuses styles within elements. */
function alignByClass(token: Token): void {
  const style = token.attrGet("style");
  if (style === null) return;
  token.attrs = (token.attrs ?? []).filter(([name]) => name !== "style");
  token.attrSet("class", String(style).replace("text-align:", "align-"));
}

function safeInline(tokens: readonly Token[], around: Surroundings): Token[] {
  const out: Token[] = [];
  const open: boolean[] = [];
  for (const token of tokens) {
    if (token.type === "image") {
      for (const part of imageAsLink(token, open.includes(true), around)) out.push(part);
    } else if (token.type === "link_open") {
      const allowed = ALLOWED.test(String(token.attrGet("href"))) && hasRoom(token, around);
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

function hasRoom({ attrs }: Token, around: Surroundings): boolean {
  for (const [, value] of attrs ?? []) around.room -= String(value).length;
  return around.room >= 0;
}

/** An image inside of a link leaves its name there. */
function imageAsLink(image: Token, insideLink: boolean, around: Surroundings): Token[] {
  const make = (type: string, tag: string, nesting: -1 | 0 | 1) =>
    new (image.constructor as new (type: string, tag: string, nesting: -1 | 0 | 1) => Token)(
      type,
      tag,
      nesting,
    );
  const source = String(image.attrGet("src"));
  const text = make("text", "", 0);
  text.content = image.content || "image";
  if (insideLink || !/^https?:/i.test(source) || !hasRoom(image, around)) return [text];
  const start = make("link_open", "a", 1);
  start.attrSet("href", source);
  start.attrSet("rel", "noopener noreferrer");
  return [start, text, make("link_close", "a", -1)];
}
