// Part of the runtime of postman-codegen. Do not edit.
/** The URL with a query parameter put in place of those of the same name, encoded as Postman does it. */
export function withQuery(url: string, key: string, value: string): string {
  const changed = new URL(url);
  const others = changed.search.slice(1).split("&");
  changed.search = key.replace(/[&#=\t\n\r]/g, encodeURIComponent);
  const name = changed.search.slice(1);
  const kept = others.filter((part) => part !== "" && ![key, name].includes(part.split("=", 1)[0] ?? ""));
  changed.search = [...kept, `${name}=${value.replace(/[&#\t\n\r]/g, encodeURIComponent)}`].join("&");
  return changed.href;
}
