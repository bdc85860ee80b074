import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import postman from "postman-collection";
import { stringify } from "yaml";

type Json = Record<string, unknown>;

/** A v2 collection as the files of a v3 folder, by path: what Postman would write, as far as is known. */
export function toV3(collection: Json): Map<string, string> {
  const files = new Map<string, string>();
  const { info, item, auth, variable, description, protocolProfileBehavior } = collection;
  const { name, description: about = description } = info as Json;
  const root = { name, description: about, auth, variable, protocolProfileBehavior };
  files.set(".resources/definition.yaml", yaml(definition(root)));
  writeItems(item as Json[], "", files);
  return files;
}

export async function writeV3(collection: Json, folder: string): Promise<void> {
  for (const [path, text] of toV3(collection)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

function writeItems(items: readonly Json[], folder: string, files: Map<string, string>): void {
  const taken = new Set<string>();
  for (const [i, item] of items.entries()) {
    const name = typeof item.name === "string" ? item.name : "";
    const stem = freeStem(name, taken);
    const order = (i + 1) * 1000;
    if (Array.isArray(item.item)) {
      files.set(
        `${folder}${stem}/.resources/definition.yaml`,
        yaml({ ...definition({ ...item, name }), order }),
      );
      writeItems(item.item as Json[], `${folder}${stem}/`, files);
    } else {
      const request = typeof item.request === "string" ? { url: item.request } : (item.request as Json);
      const { auth, description = item.description } = request;
      const settings = settingsOf(item.protocolProfileBehavior);
      const examples = (item.response as Json[] | undefined) ?? [];
      files.set(
        `${folder}${stem}.request.yaml`,
        yaml({
          $kind: "http-request",
          name,
          description: text(description),
          ...message(request),
          auth: authOf(auth),
          settings,
          order,
        }),
      );
      const place = `${folder}.resources/${stem}.resources/examples/`;
      const used = new Set<string>();
      for (const [n, one] of examples.entries())
        files.set(
          `${place}${freeStem((one.name as string | undefined) ?? "", used)}.example.yaml`,
          yaml(example(one, n)),
        );
    }
  }
}

function yaml(value: Json): string {
  // Long texts with line breaks between quotes would come out wrong on several lines.
  const options = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER };
  return stringify(JSON.parse(JSON.stringify(value)), options);
}

/** As Postman: what file systems do not take becomes a dash. */
function freeStem(name: string, taken: Set<string>): string {
  const stem =
    name
      .replace(/[/\\:*?"<>|\p{Cc}]/gu, "-")
      .replace(/^\.+|[. ]+$/g, "-")
      .slice(0, 60) || "New";
  let free = stem;
  for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${stem} ${n}`;
  taken.add(free.toLowerCase());
  return free;
}

function definition({ name, description, auth, variable, protocolProfileBehavior }: Json): Json {
  return {
    $kind: "collection",
    name,
    description: text(description),
    variables: variable,
    auth: authOf(auth),
    settings: settingsOf(protocolProfileBehavior),
  };
}

function text(description: unknown): unknown {
  return typeof description === "object" && description !== null
    ? (description as Json).content
    : (description ?? undefined);
}

/** Version 2.0 holds the parameters of an auth in an object. */
function authOf(auth: unknown): unknown {
  if (typeof auth !== "object" || auth === null) return undefined;
  const { type } = auth as Json;
  return [{ type, credentials: (auth as Json)[type as string] ?? [] }];
}

function settingsOf(behavior: unknown): unknown {
  if (typeof behavior !== "object" || behavior === null) return undefined;
  const { disabledSystemHeaders, ...rest } = behavior as Json;
  const off = Object.entries((disabledSystemHeaders as Json | undefined) ?? {}).flatMap(([k, v]) =>
    v === true ? k : [],
  );
  return disabledSystemHeaders === undefined ? rest : { ...rest, disabledSystemHeaders: off };
}

function message({ method, url, header, body }: Json): Json {
  const parts = typeof url === "string" ? (postman.Url.parse(url) as unknown as Json) : ((url ?? {}) as Json);
  return {
    method,
    url: typeof url === "string" ? url : url ? rawUrl(parts) : undefined,
    queryParams: typeof url === "string" ? undefined : parts.query,
    pathVariables: parts.variable,
    headers: typeof header === "string" ? headerLines(header) : header,
    body: bodyOf(body),
  };
}

function headerLines(header: string): Json {
  return Object.fromEntries(
    header
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()]),
  );
}

/** Disabled parameters are not in the text of a URL, and path variables not filled in. */
function rawUrl(url: Json): unknown {
  const hasParts = ["protocol", "host", "path", "query"].some((part) => url[part] !== undefined);
  if (!hasParts) return url.raw;
  const query = ((url.query as Json[] | undefined) ?? []).filter((p) => p.disabled !== true);
  return new postman.Url({ ...url, query, variable: [] }).toString();
}

function bodyOf(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return undefined;
  const { mode, options, disabled } = body as Json;
  const content = (body as Json)[mode as string];
  if (content === undefined || content === null) return undefined;
  const { language } = ((options as Json | undefined)?.raw ?? {}) as Json;
  return { type: mode === "raw" ? language : mode, content, disabled };
}

function example(
  { name, originalRequest, code, status, header, body, _postman_previewlanguage: type }: Json,
  n: number,
): Json {
  return {
    $kind: "http-example",
    name,
    order: n,
    request: originalRequest ? message(originalRequest as Json) : undefined,
    response: {
      statusCode: code,
      statusText: status,
      headers: header,
      body: body === undefined && type === undefined ? undefined : { type, content: body },
    },
  };
}
