import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { everyItem } from "../read/items.js";
import type { Collection, Item, RequestItem, SavedScript } from "../read/model.js";
import type { Fact, Script } from "../scripts/model.js";
import { readScript, type ScriptFacts } from "../scripts/script.js";
import { holdsCredential } from "./credentials/withhold.js";
import { displayName } from "./folders.js";
import type { OperationScriptsIr } from "./model.js";

/** What the scripts of a collection say, and which of them run with each request. */
export interface CollectionScripts {
  /** In document order: those of the collection, then those of each folder and request. */
  scripts: Script[];
  of: ReadonlyMap<RequestItem, OperationScriptsIr>;
}

/** Reads the scripts, and takes their texts out of the collection: no later step sees one. */
export function takeScripts(collection: Collection): CollectionScripts {
  const taker = new ScriptTaker();
  const around = new Map<Item, Owner>();
  const root = taker.take(collection, { path: [], scripts: NONE });
  for (const item of collection.items) around.set(item, root);
  for (const item of everyItem(collection.items)) {
    const outer = around.get(item) as Owner;
    const own = taker.take(item, { path: [...outer.path, displayName(item)], scripts: outer.scripts });
    if (item.kind === "folder") for (const child of item.items) around.set(child, own);
    else if (own.scripts !== NONE) taker.of.set(item, own.scripts);
  }
  return taker;
}

/** A collection, a folder or a request, with the scripts that run there. */
interface Owner {
  path: string[];
  scripts: OperationScriptsIr;
}

const NONE: OperationScriptsIr = { prerequest: [], test: [] };

class ScriptTaker implements CollectionScripts {
  readonly scripts: Script[] = [];
  readonly of = new Map<RequestItem, OperationScriptsIr>();
  /** Many requests have the same script: they share its facts. */
  private readonly known = new Map<string, ScriptFacts>();

  /** Adds the scripts of an owner to those around it, which run first. */
  take(holder: { scripts?: SavedScript[] }, owner: Owner): Owner {
    const { scripts = [] } = holder;
    delete holder.scripts;
    if (scripts.length === 0) return owner;
    const all = { prerequest: [...owner.scripts.prerequest], test: [...owner.scripts.test] };
    for (const { event, text, place } of scripts) {
      all[event].push(this.scripts.length);
      this.scripts.push({ event, path: owner.path, place, ...this.read(text) });
    }
    return { ...owner, scripts: all };
  }

  private read(text: string): ScriptFacts {
    let known = this.known.get(text);
    if (known === undefined) {
      known = readScript({ text });
      withholdCredentials(known.facts);
      this.known.set(text, known);
    }
    return known;
  }
}

/**
 * A literal credential that a script gives to a variable is not in the IR: the variable keeps the value that it has, which
 * the user gives. Changes the facts.
 */
function withholdCredentials(facts: readonly Fact[]): void {
  for (const fact of everyFact(facts)) {
    if (fact.kind !== "set" || fact.name.kind !== "literal" || fact.value.kind !== "literal") continue;
    const [name, value] = [fact.name.value, fact.value.value];
    if (typeof value === "string" && holdsCredential(String(name), value))
      fact.value = { kind: "variable", scope: fact.scope, name: fact.name };
  }
}

/** All facts, those in others included, in their order. */
export function* everyFact(facts: readonly Fact[]): Generator<Fact> {
  const open = [...facts].reverse();
  for (let fact = open.pop(); fact !== undefined; fact = open.pop()) {
    yield fact;
    const inside: (readonly Fact[] | undefined)[] = [];
    if ("facts" in fact) inside.push(fact.facts);
    if (fact.kind === "if") inside.push(fact.then, fact.otherwise);
    if (fact.kind === "try") inside.push(fact.catch, fact.finally);
    for (const list of inside.reverse())
      for (let i = (list?.length ?? 0) - 1; i >= 0; i -= 1) open.push((list as Fact[])[i] as Fact);
  }
}

/** Names each assertion, capture and script that is not understood. */
export function* scriptDiagnostics(scripts: readonly Script[]): Generator<Diagnostic> {
  for (const { event, path, place, facts } of scripts) {
    for (const fact of everyFact(facts)) {
      if (fact.kind !== "unknown" || fact.what === "statement") continue;
      const owner = path.at(-1);
      const what = fact.what === "script" ? "code" : `the ${fact.what}`;
      yield {
        severity: "warning",
        code: "PC2020",
        message: `${what} in line ${fact.line} of the ${event} script is not understood: ${fact.reason}`,
        place: { path: place },
        subject: owner === undefined ? "the collection" : JSON.stringify(owner),
      };
    }
  }
}
