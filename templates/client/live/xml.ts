import type { Json } from "./variables.js";

/** An element whose end has not been reached. */
interface Open {
  name: string;
  /** Attributes as `$`, elements by name: a list if there are several of one name. */
  members: Record<string, Json>;
  text: string;
  hasCdata: boolean;
}

const ATTRIBUTE = /([^\s=/>]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gy;
const TAG = /<\/?([^\s/>!?][^\s/>]*)/y;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };

/**
 * XML as Postman's `xml2Json` converts it: texts are trimmed, an element with attributes or elements in it is an object with its
 * text as `_`. Undefined if the text is not well-formed, null if it is empty.
 */
export function xml2Json(text: unknown): Json {
  const source = String(text).trim();
  if (source === "") return null;
  const root: Open = { name: "", members: emptyMembers(), text: "", hasCdata: false };
  const open = [root];
  let at = 0;
  while (at < source.length) {
    const current = open.at(-1) as Open;
    const start = source.indexOf("<", at);
    const characters = source.slice(at, start === -1 ? source.length : start);
    if (current === root && characters.trim() !== "") return undefined;
    const decoded = withEntities(characters);
    if (decoded === undefined) return undefined;
    current.text += decoded;
    if (start === -1) break;
    const end = markup(source, start, open);
    if (end === undefined) return undefined;
    at = end;
  }
  return open.length === 1 && Object.keys(root.members).length === 1 ? root.members : undefined;
}

/** Reads what begins at `start`. Returns its end; undefined if it is not well-formed. */
function markup(source: string, start: number, open: Open[]): number | undefined {
  const current = open.at(-1) as Open;
  if (source.startsWith("<!--", start)) return behind(source, "-->", start + 4);
  if (source.startsWith("<?", start)) return behind(source, "?>", start);
  if (source.startsWith("<![CDATA[", start)) {
    const end = behind(source, "]]>", start);
    current.text += source.slice(start + 9, (end ?? start) - 3);
    current.hasCdata = true;
    return open.length === 1 ? undefined : end;
  }
  if (source.startsWith("<!", start)) return behind(source, ">", start);
  TAG.lastIndex = start;
  const name = TAG.exec(source)?.[1];
  if (name === undefined) return undefined;
  if (source[start + 1] === "/") {
    if (open.length === 1 || current.name !== name) return undefined;
    open.pop();
    add(open.at(-1) as Open, name, valueOf(current));
    return behind(source, ">", start);
  }
  return element(source, { name, at: TAG.lastIndex }, open);
}

function element(
  source: string,
  { name, at }: { name: string; at: number },
  open: Open[],
): number | undefined {
  if (open.length === 1 && Object.keys((open[0] as Open).members).length > 0) return undefined;
  const attributes = emptyMembers();
  const members = emptyMembers();
  let position = space(source, at);
  ATTRIBUTE.lastIndex = position;
  for (let found = ATTRIBUTE.exec(source); found; found = ATTRIBUTE.exec(source)) {
    const value = withEntities(found[2] ?? found[3] ?? "");
    if (value === undefined) return undefined;
    attributes[found[1] as string] = value;
    members.$ = attributes;
    position = space(source, ATTRIBUTE.lastIndex);
    ATTRIBUTE.lastIndex = position;
  }
  const opened: Open = { name, members, text: "", hasCdata: false };
  if (source.startsWith("/>", position)) {
    add(open.at(-1) as Open, name, valueOf(opened));
    return position + 2;
  }
  if (source[position] !== ">") return undefined;
  open.push(opened);
  return position + 1;
}

function valueOf({ members, text, hasCdata }: Open): Json {
  const isBlank = text.trim() === "" && !hasCdata;
  if (Object.keys(members).length === 0) return isBlank ? text : text.trim();
  return isBlank ? members : Object.assign(emptyMembers(), { _: text.trim() }, members);
}

function add({ members }: Open, name: string, value: Json): void {
  if (!(name in members)) members[name] = value;
  else if (Array.isArray(members[name])) (members[name] as Json[]).push(value);
  else members[name] = [members[name], value];
}

function emptyMembers(): Record<string, Json> {
  return Object.create(null) as Record<string, Json>;
}

function behind(source: string, end: string, from: number): number | undefined {
  const at = source.indexOf(end, from);
  return at === -1 ? undefined : at + end.length;
}

function space(source: string, from: number): number {
  let at = from;
  while (/\s/.test(source[at] ?? "")) at += 1;
  return at;
}

/** Undefined if an entity is not known. */
function withEntities(text: string): string | undefined {
  let isKnown = true;
  const decoded = text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w*));?/gi,
    (_, decimal, hex, name: string) => {
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      if (decimal !== undefined || hex !== undefined) {
        if (code <= 0x10ffff) return String.fromCodePoint(code);
      } else if (Object.hasOwn(ENTITIES, name)) return ENTITIES[name] as string;
      isKnown = false;
      return "";
    },
  );
  return isKnown ? decoded : undefined;
}
