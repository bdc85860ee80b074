/**
 * Descriptions are Markdown, in which people and converters write HTML. Where a doc comment or a page would show its tags,
 * Markdown that means the same takes their place. Code stays as it is, and so do tags that have no counterpart. `<br>` is what
 * Markdown has for more than one line in a table.
 */

/** For an object of the IR: without the member where there is no text, or none but marks such as `###`. */
export function described(text: string | undefined): { description?: string } {
  return text && /[\p{L}\p{N}]/u.test(text) ? { description: markdownOf(text) } : {};
}

const SIGN_OF_HTML = /<[a-z/]|&nbsp;/i;

function markdownOf(text: string): string {
  if (!SIGN_OF_HTML.test(text)) return text;
  let fence: string | undefined;
  const lines = text.split("\n").map((line) => {
    const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || fence === mark)) {
      fence = fence === undefined ? mark : undefined;
      return line;
    }
    return fence === undefined && SIGN_OF_HTML.test(line) ? new Line(line).markdown() : line;
  });
  return lines.join("\n").trim();
}

/** Marks on both sides of a text. */
const MARKS: Readonly<Record<string, string>> = {
  b: "**",
  strong: "**",
  i: "*",
  em: "*",
  code: "`",
  tt: "`",
  kbd: "`",
};

/** Tags that say nothing that Markdown could. */
const SILENT = new Set("big center font small span u".split(" "));

/** Tags that begin a new block, with the Markdown that begins it. */
const BLOCKS: Readonly<Record<string, string>> = {
  p: "",
  div: "",
  section: "",
  blockquote: "",
  ul: "",
  ol: "",
  li: "- ",
  h1: "# ",
  h2: "## ",
  h3: "### ",
  h4: "#### ",
  h5: "##### ",
  h6: "###### ",
};

const CODE_SPAN = /(`[^`]+`)/;
const TAG = /<(\/?)([a-z][a-z\d]*)((?:\s[^<>]*)?)>/gi;
const HREF = /\shref\s*=\s*["']?([^"'\s]+)/i;

/** Marks in marks; more are no text that somebody wrote, and each goes through all that is in it. */
const MAX_NESTED = 8;

/** A tag that is not closed yet. */
interface Open {
  name: string;
  /** Which piece is to become its mark. */
  at: number;
  href: string | undefined;
}

class Line {
  private readonly line: string;
  private readonly isTableRow: boolean;
  private readonly pieces: string[] = [];
  private readonly open: Open[] = [];
  /** White space is there already, or means nothing. */
  private skipsSpace = false;

  constructor(line: string) {
    this.line = line;
    this.isTableRow = /^\s*\|/.test(line);
  }

  markdown(): string {
    // Every other part is code.
    for (const [i, part] of this.line.split(CODE_SPAN).entries()) {
      if (i % 2 === 1) this.pieces.push(part);
      else this.read(part);
    }
    return this.pieces
      .join("")
      .replace(/\n{3,}/g, "\n\n")
      .trimEnd();
  }

  private read(part: string): void {
    let end = 0;
    for (const match of part.matchAll(TAG)) {
      this.text(part.slice(end, match.index));
      end = match.index + match[0].length;
      const [tag, slash, name = "", attributes = ""] = match;
      this.tag(tag, name.toLowerCase(), slash === "/", attributes);
    }
    this.text(part.slice(end));
  }

  private text(text: string): void {
    const plain = text.replaceAll("&nbsp;", " ");
    this.pieces.push(this.skipsSpace ? plain.trimStart() : plain);
    if (plain.trim() !== "") this.skipsSpace = false;
  }

  private tag(tag: string, name: string, isEnd: boolean, attributes: string): void {
    if (Object.hasOwn(BLOCKS, name)) this.block(BLOCKS[name] as string, name, isEnd);
    else if (name === "a" || Object.hasOwn(MARKS, name)) {
      if (isEnd) this.close(name);
      else this.begin(name, HREF.exec(attributes)?.[1]);
    } else if (!SILENT.has(name)) this.pieces.push(tag);
  }

  private block(mark: string, name: string, isEnd: boolean): void {
    if (this.isTableRow) {
      if (name === "li" && !isEnd) this.pieces.push(`<br>${mark}`);
      return;
    }
    if (name === "li" && isEnd) return;
    this.open.length = 0;
    this.skipsSpace = true;
    this.pieces.push(name === "li" ? `\n${mark}` : isEnd ? "\n\n" : `\n\n${mark}`);
  }

  private begin(name: string, href: string | undefined): void {
    if (this.open.length === MAX_NESTED) return;
    // Becomes its mark when it is closed, and nothing where it never is.
    this.open.push({ name, href, at: this.pieces.push("") - 1 });
  }

  private close(name: string): void {
    const at = this.open.findLastIndex((open) => open.name === name);
    if (at < 0) return;
    const [opened] = this.open.splice(at) as [Open, ...Open[]];
    const inside = this.pieces.splice(opened.at).join("");
    const text = marked(inside, opened);
    this.pieces.push(text);
    this.skipsSpace = text !== text.trimEnd();
  }
}

/** White space goes to the outside, where Markdown wants it. */
function marked(inside: string, { name, href }: Open): string {
  const text = inside.trim();
  const mark = MARKS[name];
  if (text === "" || (mark === undefined && href === undefined)) return inside;
  const [before = "", after = ""] = inside.split(text, 2);
  return (
    before + (mark === undefined ? link(text, href as string) : mark + inMark(text, mark) + mark) + after
  );
}

function inMark(text: string, mark: string): string {
  if (mark !== "`") return text;
  return text
    .replaceAll("`", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function link(text: string, href: string): string {
  return text === href ? text : `[${text}](${/[()]/.test(href) ? `<${href}>` : href})`;
}
