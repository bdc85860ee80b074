import type * as yamlModule from "yaml";
import type { Document, Node, ParsedNode } from "yaml";
import type { Diagnostic, Place } from "../diagnostics/diagnostic.js";
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
const MOST_ALIASED = 1_000;

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
    const bare = this.bareReferences(first, text);
    const written = new Lines(text);
    const diagnostics = bare.map((offset) => this.bareReference(text, offset, written));
    const source = bare.length === 0 ? text : withQuotes(text, bare);
    const document = bare.length === 0 ? first : this.document(source);
    const lines = bare.length === 0 ? written : new Lines(source);
    diagnostics.push(...this.faults(document, lines));
    const locate = (path: Path) => this.locate(document, path, lines);
    if (diagnostics.some((d) => d.severity === "error")) return { diagnostics, locate };
    const value = new Converter(this.yaml, document, source).value(document.contents);
    const extent = extentOf(value);
    return "excess" in extent ? this.unusable(extent.excess) : { value, diagnostics, locate };
  }

  private document(text: string): YamlDocument {
    return this.yaml.parseDocument(text, {
      schema: "core",
      prettyErrors: false,
      merge: false,
      logLevel: "silent",
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
    const [reference = "{{"] = /^\{\{[^{}\n]*\}\}/.exec(text.slice(offset)) ?? [];
    return {
      severity: "warning",
      code: "PC1009",
      message: `${reference} has no quotes, which makes it a map in YAML; the line is read as text`,
      place: { file: this.file, ...lines.at(offset) },
      hint: `put the whole value between quotes: "${reference}..."`,
    };
  }

  private faults(document: YamlDocument, lines: Lines): Diagnostic[] {
    const repeated = this.repeatedKeys(document).map((offset): Diagnostic => ({
      severity: "warning",
      code: "PC1009",
      message: "key is there twice; the last one counts",
      place: { file: this.file, ...lines.at(offset) },
      hint: "take one of them out",
    }));
    const errors = document.errors.map(({ message, pos }): Diagnostic => ({
      severity: "error",
      code: "PC1002",
      message: `not YAML: ${lowerFirst(message)}`,
      place: { file: this.file, ...lines.at(pos[0]) },
      hint: "check indentation and quotes; values with {{ }} need quotes",
    }));
    const warnings = document.warnings.map(({ message, pos }): Diagnostic => ({
      severity: "warning",
      code: "PC1009",
      message: `${lowerFirst(message)}; its value is read as it stands`,
      place: { file: this.file, ...lines.at(pos[0]) },
      hint: "take the tag out",
    }));
    return [...repeated, ...errors, ...warnings];
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

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

class AliasError extends Error {}

/** Nodes as plain values. */
class Converter {
  private readonly yaml: Yaml;
  private readonly document: YamlDocument;
  private readonly text: string;
  private aliased = 0;
  private aliases = 0;

  constructor(yaml: Yaml, document: YamlDocument, text: string) {
    this.yaml = yaml;
    this.document = document;
    this.text = text;
  }

  value(node: unknown): unknown {
    const { isAlias, isMap, isSeq, isScalar } = this.yaml;
    if (this.aliases > 0) this.spend();
    if (isAlias(node)) {
      this.spend();
      this.aliases += 1;
      const value = this.value(node.resolve(this.document));
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
    if (this.aliased > MOST_ALIASED) throw new AliasError();
  }
}

function scalar(value: unknown, source: string | undefined): unknown {
  if (typeof value === "bigint") return source ?? String(value);
  return typeof value === "number" && source !== undefined && source !== String(value) ? source : value;
}
