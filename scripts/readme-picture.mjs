// Draws docs/readme.svg: what a run prints, a generated type, and a call that uses it. All text comes from real output:
// the command is run, and the code is cut from the generated client and page.
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "readme-picture-"));
const collection = "bookshop.postman_collection.json";

/** Generates from the collection into `folder`, and returns what the command prints. */
async function generate(...options) {
  const args = [join(root, "dist/cli/main.js"), join(root, "collections", collection), ...options];
  return (await promisify(execFile)(process.execPath, args, { cwd: folder })).stdout;
}

const stdout = await generate("--out", "src/api");
await generate("--out", "pages", "--target", "docs");
const resource = await readFile(join(folder, "src/api/bookshop/resources/books.ts"), "utf8");
const page = await readFile(join(folder, "pages/bookshop/docs/items/books/list-books.html"), "utf8");
await rm(folder, { recursive: true, force: true });

/** The text from the line that begins with `first` to the line that is `last`, both included. */
function cut(text, first, last) {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith(first));
  const end = lines.indexOf(last, start);
  if (start < 0 || end < 0)
    throw new Error(`the output has no ${JSON.stringify(first)} … ${JSON.stringify(last)}`);
  return lines.slice(start, end + 1);
}

/** The TypeScript tab of a page, as text. */
function typescriptOf(html) {
  const code = /<code data-language="typescript">([\s\S]*?)<\/code>/.exec(html)?.[1] ?? "";
  const entities = { lt: "<", gt: ">", amp: "&", quot: '"', "#x27": "'", "#x3D": "=" };
  return code.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (all, name) => entities[name] ?? all);
}

const terminal = [
  ["prompt", `$ npx postman-codegen ${collection} --out src/api`],
  ...stdout
    .trimEnd()
    .split("\n")
    .map((line) => ["plain", line]),
];
const generated = cut(resource, "export interface ListBooksInput {", "}");
const use = typescriptOf(page).trimEnd().split("\n");

const TOKENS =
  /(?<comment>\/\*\*.*?\*\/)|(?<string>"[^"]*")|(?<keyword>\b(?:import|from|export|interface|const|await|string|number|boolean|undefined)\b)|(?<plain>[\s\S])/g;

function escaped(text) {
  return text.replace(/[<>&"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A line of TypeScript as colored spans. */
function highlighted(line) {
  let html = "";
  for (const { groups } of line.matchAll(TOKENS)) {
    const [kind, text] = Object.entries(groups).find(([, value]) => value !== undefined);
    html += kind === "plain" ? escaped(text) : `<tspan class="${kind}">${escaped(text)}</tspan>`;
  }
  return html;
}

const WIDTH = 900;
const LINE = 19;
const panes = [
  {
    title: "Terminal",
    lines: terminal.map(([kind, text]) => `<tspan class="${kind}">${escaped(text)}</tspan>`),
  },
  { title: "src/api/bookshop/resources/books.ts", lines: generated.map(highlighted) },
  { title: "Your code", lines: use.map(highlighted) },
];
let y = 12;
const body = panes.map(({ title, lines }) => {
  const top = y;
  const height = 34 + lines.length * LINE + 12;
  y += height + 12;
  const rows = lines.map(
    (line, i) => `<text x="28" y="${top + 50 + i * LINE}" xml:space="preserve">${line}</text>`,
  );
  return [
    `<rect class="pane" x="12" y="${top}" width="${WIDTH - 24}" height="${height}" rx="8"/>`,
    `<text class="title" x="28" y="${top + 22}">${escaped(title)}</text>`,
    ...rows,
  ].join("\n");
});

const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-label="A run of postman-codegen, a generated type, and a call of the generated client">
<style>
text { font: 13px ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; fill: #1f2328; }
.title { font-size: 11px; fill: #656d76; }
.pane { fill: #f6f8fa; stroke: #d0d7de; }
.prompt { font-weight: 600; }
.comment { fill: #6e7781; }
.string { fill: #0a3069; }
.keyword { fill: #cf222e; }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3; }
.title { fill: #8b949e; }
.pane { fill: #161b22; stroke: #30363d; }
.comment { fill: #8b949e; }
.string { fill: #a5d6ff; }
.keyword { fill: #ff7b72; }
}
</style>
${body.join("\n")}
</svg>
`;
await writeFile(join(root, "docs/readme.svg"), svg);
