import { posix } from "node:path";

import type { Place, Report } from "../../../diagnostics/diagnostic.js";
import { addTo } from "../../../groups.js";
import { byCodeUnit } from "../../../order.js";
import { decodeText } from "../../json.js";
import { isRecord, type Json, text } from "../../normalize/values.js";
import { jsonPath, type Path, pathSegments } from "../../path.js";
import { type ParsedYaml, parseYaml } from "../../yaml.js";
import type { CollectionFolder, FolderCollection, FolderFile } from "../format.js";
import { exampleJson, folderJson, type Problem, requestJson } from "./shape.js";

/** Converts a collection of schema 3.0.0, a folder of YAML files, to v2.1. */
export async function readV3(input: CollectionFolder, report: Report): Promise<FolderCollection> {
  const reader = new V3Reader(input, report);
  return reader.read();
}

const DEFINITION = /^(|.*?\/)(?:\.resources\/)?definition\.ya?ml$/i;
const REQUEST = /^((?:.*\/)?)([^/]+)\.request\.ya?ml$/i;
const EXAMPLE = /^((?:.*\/)?)([^/]+)\.example\.ya?ml$/i;
/** Nothing in there is a request. */
const RESOURCES = /(?:^|\/)\.resources\//;

/** A child of a folder, with what decides its place among the others. */
interface Entry {
  json: Json;
  order: number;
  file: string;
}

class V3Reader {
  private readonly input: CollectionFolder;
  private readonly report: Report;
  private readonly parsed = new Map<string, ParsedYaml>();
  private readonly places = new Map<Json, string>();
  private readonly children = new Map<string, Entry[]>([["", []]]);
  /** Path and stem, by the path of their folder. */
  private readonly requestFiles = new Map<string, [path: string, stem: string][]>();
  /** Path of the definition, by the path of its folder, which ends in `/` but for the root's. */
  private readonly definitions = new Map<string, string>();
  /** By the path of their folder. */
  private readonly examples = new Map<string, string[]>();

  constructor(input: CollectionFolder, report: Report) {
    this.input = input;
    this.report = report;
  }

  async read(): Promise<FolderCollection> {
    for (const { path } of this.input.files) this.classify(path);
    for (const file of this.input.files) await this.readFile(file);
    const folders = new Map<string, Entry>();
    for (const path of this.children.keys()) folders.set(path, this.folder(path));
    for (const [path, folder] of folders) {
      if (path !== "") (this.children.get(parentOf(path)) as Entry[]).push(folder);
    }
    for (const [path, folder] of folders) folder.json.item = this.inOrder(path);
    for (const path of [...this.examples.values()].flat())
      this.problem(path, { path: [], message: "the example belongs to no request and is not used" });
    const { name, description, item, ...root } = (folders.get("") as Entry).json;
    const json = { ...root, info: { name, ...(description === undefined ? {} : { description }) }, item };
    return {
      collection: { json, place: "$", format: "3.0", places: this.places },
      locate: (place) => this.locate(pathSegments(place)),
    };
  }

  /** Learns from the paths which folders there are and what belongs to them. */
  private classify(path: string): void {
    const [, defined] = DEFINITION.exec(path) ?? [];
    const [, requested, stem = ""] = REQUEST.exec(path) ?? [];
    const [, exemplified] = EXAMPLE.exec(path) ?? [];
    if (defined !== undefined && !RESOURCES.test(defined)) {
      this.openFolder(defined);
      // The one in `.resources` comes first in order of path, and wins.
      if (!this.definitions.has(defined)) this.definitions.set(defined, path);
    } else if (requested !== undefined && !RESOURCES.test(path)) {
      this.openFolder(requested);
      addTo(this.requestFiles, requested, [path, stem]);
    } else if (exemplified !== undefined) addTo(this.examples, exemplified, path);
  }

  private openFolder(path: string): void {
    for (let folder = path; !this.children.has(folder); folder = parentOf(folder))
      this.children.set(folder, []);
  }

  private async readFile({ path, bytes }: FolderFile): Promise<void> {
    const isRequest = REQUEST.test(path) && !RESOURCES.test(path);
    const source = decodeText(bytes);
    if (!isRequest && !EXAMPLE.test(path) && !DEFINITION.test(path)) {
      if (/^\$kind:\s*["']?[\w-]+-request\b/m.test(source))
        this.problem(path, {
          path: [],
          message: "not read: the name of a request's file ends in .request.yaml",
        });
      return;
    }
    const parsed = await parseYaml(this.fileOf(path), source);
    this.parsed.set(path, parsed);
    parsed.diagnostics.forEach(this.report);
  }

  private folder(path: string): Entry {
    const definition = this.definitions.get(path);
    const value = definition === undefined ? undefined : this.parsed.get(definition)?.value;
    const yaml = isRecord(value) ? value : {};
    if (definition !== undefined && value === undefined)
      this.lost(definition, `${folderName(path)} lost its name, description, auth and variables`);
    const { json, problems } = folderJson(yaml);
    for (const problem of problems) this.problem(definition as string, problem);
    json.name = text(yaml.name) ?? (path === "" ? this.input.name : posix.basename(path));
    this.places.set(json, jsonPath([definition ?? path]));
    return { json, order: orderOf(yaml), file: posix.basename(path) };
  }

  private inOrder(path: string): Json[] {
    const entries = [...(this.children.get(path) as Entry[]), ...this.requests(path)];
    return entries.sort((a, b) => a.order - b.order || byCodeUnit(a.file, b.file)).map((entry) => entry.json);
  }

  private requests(folder: string): Entry[] {
    return (this.requestFiles.get(folder) ?? []).flatMap(
      ([path, stem]) => this.request(path, folder, stem) ?? [],
    );
  }

  private request(path: string, folder: string, stem: string): Entry | undefined {
    const value = this.parsed.get(path)?.value;
    const examples = this.examplesOf(folder, stem, isRecord(value) ? text(value.examples) : undefined);
    if (!isRecord(value)) {
      if (value === undefined)
        this.lost(path, `request ${JSON.stringify(stem)} cannot be read and was left out`);
      else this.problem(path, { path: [], message: `request "${stem}" is empty and was left out` });
      return undefined;
    }
    const name = text(value.name) ?? stem;
    const { json, problems } = requestJson(value, name);
    for (const problem of problems) this.problem(path, problem);
    if (json === undefined) return undefined;
    const response = examples.sort((a, b) => a.order - b.order || byCodeUnit(a.file, b.file));
    if (response.length > 0) json.response = response.map((e) => e.json);
    this.places.set(json, jsonPath([path]));
    return { json, order: orderOf(value), file: stem };
  }

  /** Takes the examples of a request, so that those of none are left. */
  private examplesOf(folder: string, stem: string, named: string | undefined): Entry[] {
    const usual = `${folder}.resources/${stem}.resources/examples/`;
    const given = named === undefined ? usual : posix.join(folder, named, "/");
    return [...new Set([usual, given])].flatMap((place) => {
      const paths = this.examples.get(place) ?? [];
      this.examples.delete(place);
      return paths.flatMap((path) => this.example(path) ?? []);
    });
  }

  private example(path: string): Entry | undefined {
    const value = this.parsed.get(path)?.value;
    const [, , stem = ""] = EXAMPLE.exec(path) ?? [];
    if (value === undefined)
      this.lost(path, `example ${JSON.stringify(stem)} cannot be read and was left out`);
    if (!isRecord(value)) return undefined;
    return { json: exampleJson(value, text(value.name) ?? stem), order: orderOf(value), file: stem };
  }

  /** Names what a file held that is not YAML; what is wrong with it was reported when it was read. */
  private lost(path: string, message: string): void {
    const hint = "correct the YAML of this file";
    this.report({ severity: "error", code: "PC1008", message, place: { file: this.fileOf(path) }, hint });
  }

  private problem(path: string, { path: inside, message, code, hint }: Problem): void {
    const place = this.parsed.get(path)?.locate(inside) ?? { file: this.fileOf(path) };
    this.report({
      severity: "warning",
      code: code ?? "PC1008",
      message,
      place,
      hint: hint ?? "it was left out, or read as far as it goes",
    });
  }

  private fileOf(path: string): string {
    return `${this.input.path}/${path}`;
  }

  private locate([first, ...rest]: Path): Place {
    const file = this.parsed.get(String(first));
    if (file !== undefined) return file.locate(rest);
    const definition = this.parsed.get(this.definitions.get("") ?? "");
    if (first === "auth" && definition !== undefined) return definition.locate([first, ...rest]);
    const path = typeof first === "string" && this.children.has(first) ? `/${first}` : "";
    return { file: `${this.input.path}${path}` };
  }
}

function folderName(path: string): string {
  return path === "" ? "the collection" : `folder ${JSON.stringify(posix.basename(path))}`;
}

/** `a/b/` -> `a/`. */
function parentOf(folder: string): string {
  return folder.slice(0, folder.lastIndexOf("/", folder.length - 2) + 1);
}

/** Returns the position of an item among its siblings; one without `order` comes last. */
function orderOf({ order }: Json): number {
  const number = Number(text(order)?.trim() || Number.NaN);
  return Number.isFinite(number) ? number : Number.MAX_VALUE;
}
