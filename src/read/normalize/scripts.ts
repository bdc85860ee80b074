import type { SavedScript } from "../model.js";
import { isRecord, isTrue, list } from "./values.js";

/**
 * Reads the list of events of an item, folder or collection, as Postman's Event and Script classes do. A script is a text, a
 * list of lines, or an object with one of them as `exec`. Those before the request come first.
 */
export function normalizeScripts(events: unknown, placeOf: (index: number) => string): SavedScript[] {
  const scripts = list(events).flatMap((event, i): SavedScript[] => {
    if (!isRecord(event) || isTrue(event.disabled)) return [];
    const { listen } = event;
    if (listen !== "prerequest" && listen !== "test") return [];
    const text = scriptText(event.script);
    return text.trim() === "" ? [] : [{ event: listen, text, place: placeOf(i) }];
  });
  const inOrder = (event: string) => scripts.filter((script) => script.event === event);
  return [...inOrder("prerequest"), ...inOrder("test")];
}

function scriptText(script: unknown): string {
  const exec = isRecord(script) ? script.exec : script;
  if (typeof exec === "string") return exec;
  return Array.isArray(exec) ? exec.filter((line) => typeof line === "string").join("\n") : "";
}
