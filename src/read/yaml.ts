import type * as yamlModule from "yaml";
import type { Document, Node, ParsedNode } from "yaml";

import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
import { conflictFault } from "./conflict.js";
import { extentOf } from "./limits.js";
import { Lines } from "./lines.js";
import { jsonPath, type Path } from "./path.js";

export interface ParsedYaml {
  /** Absent where the text cannot be used. */
  value?: unknown;
  diagnostics: Diagnostic[];
  /** The place of what is at a path, or of the nearest thing around it. */
  locate(path: Path): Place;
}

/** Nodes that aliases may stand for in one file, so that a small file cannot become a huge value. */
const MAX_ALIASED = 1_000;

/** Characters of a message that may come from the file. */
const MAX_REASON = 100;

const BARE_REFERENCE = /^\{\{[^{}\n]*\}\}/;

/**
 * Parses one YAML document: core schema, no custom tags, no merge keys. Numbers that are not written as JSON writes them
 * stay text, since `1.10` in a header is no number. `{{name}}` without quotes, which YAML takes for a map, is read as meant.
 */
export async function parseYaml(file: string, text: string): Promise<ParsedYaml> {
  const yaml = await import("yaml");
  return new YamlReader(yaml, file).read(text);
}

type Yaml = typeof yamlModule;

type YamlDocument = Document.Parsed<ParsedNode>;

class YamlReader {
  private readonly yaml: Yaml;
  private readonly file: string;

  constructor(yaml: Yaml, file: string) {
    this.yaml = yaml;
    this.file = file;
  }

  read(text: string): ParsedYaml {
    try {
      return this.parse(text);
    } catch (error) {
      if (error instanceof RangeError) return this.unusable("nested too deep");
      if (error instanceof AliasError) return this.unusable("its aliases stand for too much");
      throw error;
    }
  }

  private unusable(why: string): ParsedYaml {
    const place = { file: this.file };
    const hint = "write the values out";
    return {
      diagnostics: [
        { severity: "error", code: "PC1002", message: `YAML cannot be read: ${why}`, place, hint },
      ],
      locate: (path) => ({ ...place, path: jsonPath(path) }),
    };
  }

  private parse(text: string): ParsedYaml {
    const first = this.document(text);
    if (first.errors.length > 0) {
      const conflict = conflictFault(this.file, text, "YAML");
      if (conflict !== undefined)
        return { diagnostics: [conflict], locate: () => conflict.place ?? { file: this.file } };
    }
    const bare = this.bareReferences(first, text);
    const written = new Lines(text);
    const diagnostics = bare.map((offset) => this.bareReference(text, offset, written));
    const source = bare.length === 0 ? text : withQuotes(text, bare);
    const document = bare.length === 0 ? first : this.document(source);
    const lines = bare.length === 0 ? written : new Lines(source);
    const aliases = this.aliases(document);
    for (const found of this.faults(document, aliases, lines)) diagnostics.push(found);
    const locate = (path: Path) => this.locate(document, path, lines);
    if (diagnostics.some((d) => d.severity === "error")) return { diagnostics, locate };
    const value = new Converter(this.yaml, aliases, source).value(document.contents);
    const extent = extentOf(value);
    return "excess" in extent ? this.unusable(extent.excess) : { value, diagnostics, locate };
  }

  private document(text: string): YamlDocument {
    return this.yaml.parseDocument(text, {
      schema: "core",
      prettyErrors: false,
      merge: false,
      logLevel: "error",
      // That would compare each key with all before it.
      uniqueKeys: false,
    });
  }

  /** Offsets of values that begin with `{{` and have no quotes. */
  private bareReferences(document: YamlDocument, text: string): number[] {
    const { visit, isMap, isSeq } = this.yaml;
    const found: number[] = [];
    visit(document, {
      Collection: (key, node, path) => {
        const offset = node.range?.[0] ?? 0;
        const inFlow = path.some((above) => (isMap(above) || isSeq(above)) && above.flow === true);
        if (key === "key" || inFlow || !text.startsWith("{{", offset)) return undefined;
        found.push(offset);
        return visit.SKIP;
      },
    });
    return found;
  }

  private bareReference(text: string, offset: number, lines: Lines): Diagnostic {
    const [reference = "{{"] = BARE_REFERENCE.exec(text.slice(offset, offset + MAX_REASON)) ?? [];
    return {
      severity: "warning",
      code: "PC1009",
      message: `${reference} has no quotes, which makes it a map in YAML; the line is read as text`,
      place: { file: this.file, ...lines.at(offset) },
      hint: `put the whole value between quotes: "${reference}..."`,
    };
  }

  /** The node that each alias stands for; undefined for one without an anchor before it. */
  private aliases(document: YamlDocument): Aliases {
    const { visit, isAlias } = this.yaml;
    const anchored = new Map<string, Node>();
    const aliases = new Map<Node, Node | undefined>();
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node)) aliases.set(node, anchored.get(node.source));
        else if (node.anchor !== undefined) anchored.set(node.anchor, node);
      },
    });
    return aliases;
  }

  private faults(document: YamlDocument, aliases: Aliases, lines: Lines): Diagnostic[] {
    const repeated = this.repeatedKeys(document).map((offset): Diagnostic => ({
      severity: "warning",
      code: "PC1009",
      message: "duplicate key; the last value is used",
      place: { file: this.file, ...lines.at(offset) },
      hint: "take one of them out",
    }));
    const error = this.firstError(document, aliases);
    const errors = (error === undefined ? [] : [error]).map(({ reason, offset }): Diagnostic => ({
      severity: "error",
      code: "PC1002",
      message: `not YAML: ${reason}`,
      place: { file: this.file, ...lines.at(offset) },
      hint: "check indentation and quotes; values that begin with {{ or * need quotes",
    }));
    const warnings = document.warnings.map(({ message, pos }): Diagnostic => ({
      severity: "warning",
      code: "PC1009",
      message: `${reasonIn(message)}; its value is read as it stands`,
      place: { file: this.file, ...lines.at(pos[0]) },
      hint: "take the tag out",
    }));
    return [...repeated, ...errors, ...warnings];
  }

  /** An error often makes what follows look wrong too, so only the first counts. */
  private firstError(
    document: YamlDocument,
    aliases: Aliases,
  ): { reason: string; offset: number } | undefined {
    const [error] = document.errors;
    if (error !== undefined) {
      const isSecond = error.code === "MULTIPLE_DOCS";
      const reason = isSecond ? "a second document begins here" : reasonIn(error.message);
      return { reason, offset: error.pos[0] };
    }
    for (const [alias, node] of aliases) {
      if (node === undefined)
        return { reason: "an alias has no anchor before it", offset: alias.range?.[0] ?? 0 };
    }
    return undefined;
  }

  /** Offsets of keys that are in their map already. */
  private repeatedKeys(document: YamlDocument): number[] {
    const { visit, isScalar } = this.yaml;
    const found: number[] = [];
    visit(document, {
      Map: (_, { items }) => {
        const seen = new Set<unknown>();
        for (const { key } of items) {
          if (!isScalar(key)) continue;
          if (seen.has(key.value)) found.push(key.range?.[0] ?? 0);
          seen.add(key.value);
        }
      },
    });
    return found;
  }

  private locate(document: YamlDocument, path: Path, lines: Lines): Place {
    const place = { file: this.file, path: jsonPath(path) };
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true) as Node | undefined;
      if (node?.range) return { ...place, ...lines.at(node.range[0]) };
    }
    return place;
  }
}

/** The value from an offset on: the rest of the line without a comment. */
function lineFrom(text: string, offset: number): string {
  const end = text.indexOf("\n", offset);
  return text
    .slice(offset, end < 0 ? undefined : end)
    .replace(/\s#.*$/, "")
    .trimEnd();
}

function withQuotes(text: string, offsets: readonly number[]): string {
  let quoted = "";
  let done = 0;
  for (const offset of offsets) {
    const written = lineFrom(text, offset);
    quoted += `${text.slice(done, offset)}'${written.replaceAll("'", "''")}'`;
    done = offset + written.length;
  }
  return quoted + text.slice(done);
}

/** Returns the parser's message without the quoted text of the file, which may be long or secret. */
function reasonIn(message: string): string {
  const [line = ""] = message.split("\n", 1);
  const reason = line.replace(/(?<=characters|token|document|stream): .*$/, "");
  const cut = reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON)}…` : reason;
  return cut.charAt(0).toLowerCase() + cut.slice(1);
}

type Aliases = ReadonlyMap<Node, Node | undefined>;

class AliasError extends Error {}

/** Nodes as plain values. */
class Converter {
  private readonly yaml: Yaml;
  private readonly targets: Aliases;
  private readonly text: string;
  private aliased = 0;
  private aliases = 0;

  constructor(yaml: Yaml, targets: Aliases, text: string) {
    this.yaml = yaml;
    this.targets = targets;
    this.text = text;
  }

  value(node: unknown): unknown {
    const { isAlias, isMap, isSeq, isScalar } = this.yaml;
    if (this.aliases > 0) this.spend();
    if (isAlias(node)) {
      this.spend();
      this.aliases += 1;
      const value = this.value(this.targets.get(node));
      this.aliases -= 1;
      return value;
    }
    if (isMap(node)) {
      // fromEntries, unlike assignment, makes `__proto__` a key like any other.
      return Object.fromEntries(node.items.map(({ key, value }) => [this.key(key), this.value(value)]));
    }
    if (isSeq(node)) return node.items.map((item) => this.value(item));
    return isScalar(node) ? scalar(node.value, node.source) : null;
  }

  private key(node: unknown): string {
    const { isNode, isScalar } = this.yaml;
    if (isScalar(node)) return node.source ?? String(node.value);
    return isNode(node) && node.range ? this.text.slice(node.range[0], node.range[1]) : "";
  }

  private spend(): void {
    this.aliased += 1;
    if (this.aliased > MAX_ALIASED) throw new AliasError();
  }
}

function scalar(value: unknown, source: string | undefined): unknown {
  if (typeof value === "bigint") return source ?? String(value);
  return typeof value === "number" && source !== undefined && source !== String(value) ? source : value;
}
