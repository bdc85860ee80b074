/**
 * Patterns for folders and requests: `Users/**`, `Admin/List *`. Parts are separated by `/`; `*` stands for any text in
 * one part, `**` for any number of parts, `\` takes the next character as it is. Case counts.
 */
export type PathMatcher = (path: readonly string[]) => boolean;

/** Matches a path that some pattern names, or that lies in a folder that some pattern names. */
export function pathMatcher(patterns: readonly string[]): PathMatcher {
  const compiled = patterns.map(compile);
  return (path) => compiled.some((pattern) => matchesInside(pattern, path));
}

/** Returns the corrected pattern if patterns match none of the paths only because of upper and lower case. */
export function respelled(
  patterns: readonly string[],
  paths: readonly (readonly string[])[],
): string | undefined {
  const spelling = new Map(paths.flatMap((path) => namesOf(path).map((name) => [name.toLowerCase(), name])));
  for (const pattern of patterns) {
    const ignoringCase = pathMatcher([pattern.toLowerCase()]);
    const path = paths.find((names) => ignoringCase(names.map((name) => name.toLowerCase())));
    if (path === undefined) continue;
    const meant = splitUnescaped(pattern, "/")
      .map((part) => spelling.get(unescape(part).toLowerCase())?.replace(/[*\\]/g, "\\$&") ?? part)
      .join("/");
    // Letters beside a star may be those of several names: then one of these is named in full.
    return pathMatcher([meant])(path) ? meant : path.join("/").replace(/[*\\]/g, "\\$&");
  }
  return undefined;
}

/** One part of a pattern: `**`, or texts between stars. */
type Part = "**" | readonly string[];

/**
 * Names may hold `/` themselves ("GET /users"), and people copy them into patterns as they see them: a path is
 * compared as the text of its names joined by `/`, split again.
 */
function compile(pattern: string): readonly Part[] {
  return splitUnescaped(pattern.replace(/^\.?\/+|(?<!\/)\/+$/g, ""), "/").map((part) =>
    part === "**" ? "**" : splitUnescaped(part, "*").map(unescape),
  );
}

function matchesInside(pattern: readonly Part[], path: readonly string[]): boolean {
  return matchesPrefix(pattern, namesOf(path));
}

function namesOf(path: readonly string[]): string[] {
  return path.join("/").split("/");
}

/**
 * Whether the pattern matches the names or a folder that they lie in. Walks back to the last `**` only, which is
 * enough as each takes the fewest parts that let the rest match: at most patterns times names steps.
 */
function matchesPrefix(pattern: readonly Part[], names: readonly string[]): boolean {
  let p = 0;
  let n = 0;
  let retryPattern = -1;
  let retryName = -1;
  for (;;) {
    if (p === pattern.length) return true;
    const part = pattern[p] as Part;
    if (part === "**") {
      retryPattern = ++p;
      retryName = n;
      if (p === pattern.length) return n < names.length;
    } else if (n < names.length && matchesText(part, names[n] as string)) {
      p++;
      n++;
    } else if (retryPattern !== -1 && retryName < names.length) {
      p = retryPattern;
      n = ++retryName;
    } else {
      return false;
    }
  }
}

/** Each text between stars is looked for from the left, which finds a match where there is one. */
function matchesText(texts: readonly string[], name: string): boolean {
  const first = texts[0] as string;
  if (texts.length === 1) return name === first;
  const last = texts.at(-1) as string;
  if (name.length < first.length + last.length || !name.startsWith(first) || !name.endsWith(last))
    return false;
  let from = first.length;
  const end = name.length - last.length;
  for (const text of texts.slice(1, -1)) {
    const found = name.indexOf(text, from);
    if (found === -1 || found + text.length > end) return false;
    from = found + text.length;
  }
  return true;
}

/** Backslashes are kept, for {@link unescape}. */
function splitUnescaped(text: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "\\") i++;
    else if (text[i] === separator) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function unescape(text: string): string {
  return text.replace(/\\(.)/gs, "$1");
}
