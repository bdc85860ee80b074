import type { Diagnostic } from "../diagnostics/diagnostic.js";
import { plural } from "../diagnostics/plural.js";
import { addTo } from "../groups.js";
import { everyItem } from "../read/items.js";
import type { Collection, RequestItem } from "../read/model.js";
import { shownName } from "./headers.js";

/** Yields a diagnostic for each name of an enabled header that begins or ends with white space, or is nothing else. */
export function* paddedNameDiagnostics(collection: Collection): Generator<Diagnostic> {
  const groups = new Map<string, RequestItem[]>();
  for (const item of everyItem(collection.items)) {
    if (item.kind !== "request") continue;
    for (const { key, disabled } of item.request.headers)
      if (key && !disabled && key !== key.trim()) addTo(groups, key, item);
  }
  for (const [key, items] of groups) {
    const [first] = items as [RequestItem];
    const where = `${items.length > 1 ? `${plural(items.length, "request")}, the first is ` : ""}request ${shownName(first.name)}`;
    const sent = key.trim() === "" ? "the header is left out" : `it is sent as ${shownName(key.trim())}`;
    yield {
      severity: "warning",
      code: "PC2015",
      message: `the header name ${shownName(key)} has white space around it (${where}); Postman does not send such a request; here ${sent}`,
      place: { path: first.place },
      hint: "remove the white space in Postman",
    };
  }
}
