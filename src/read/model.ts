/** Version of the format that a collection came in. */
export type CollectionFormat = "1.0" | "2.0" | "2.1" | "3.0";

/**
 * A collection of any format in one shape, which is that of v2.1: no `null`, no string where an object may stand, no
 * missing array. What could not be understood was reported on the way and is not here.
 * Format: https://schema.postman.com/collection/json/v2.1.0/draft-07/docs/index.html
 */
export interface Collection {
  name: string;
  description?: string;
  format: CollectionFormat;
  items: Item[];
  variables: Variable[];
  auth?: Auth;
  /** Absent where there are none. */
  scripts?: SavedScript[];
}

export type Item = Folder | RequestItem;

export interface Folder {
  kind: "folder";
  /** As in the file; `""` where it has none. */
  name: string;
  description?: string;
  items: Item[];
  auth?: Auth;
  /** Variables defined on the folder; newman and the app ignore them in favour of the collection's, kept for documentation. */
  variables: Variable[];
  /** Absent where there are none. */
  scripts?: SavedScript[];
  /** JSON path in the file: `$.item[2]`; in a v3 folder the file is the first key, `$["Orders/List.request.yaml"]`. */
  place: string;
}

export interface RequestItem {
  kind: "request";
  name: string;
  description?: string;
  request: Request;
  examples: Example[];
  /** The item's protocolProfileBehavior (merged over those of its folders and the collection, as Postman does). */
  behavior: Record<string, unknown>;
  /** Absent where there are none. */
  scripts?: SavedScript[];
  place: string;
}

/** A script that is neither empty nor switched off. Untrusted text, which nothing ever runs. */
export interface SavedScript {
  /** When it runs: before the request is sent, or after its response arrived. */
  event: "prerequest" | "test";
  text: string;
  /** JSON path: `$.item[2].event[0].script`; that of its owner if the file is of another format than v2. */
  place: string;
}

export interface Request {
  /** As in the file; `GET` where it has none. */
  method: string;
  /** Absent where the request has none. */
  url?: Url;
  headers: Param[];
  body?: Body;
  /** Absent: inherited. */
  auth?: Auth;
  description?: string;
}

/** The parts as Postman's own Url class splits them; `path` and `host` as lists of segments. */
export interface Url {
  protocol?: string;
  auth?: { user?: string; password?: string };
  host: string[];
  port?: string;
  /** Absent: the URL has no path at all, not even `/`. */
  path?: string[];
  query: Param[];
  hash?: string;
  /** Path variables. */
  variables: Variable[];
}

export interface Param {
  /** `null` has a meaning in queries (`?a&&b`), `""` another. */
  key: string | null;
  value: string | null;
  disabled?: true;
  description?: string;
}

export interface FormPart extends Param {
  type: "text" | "file";
  /** Paths as in the file; empty where no file is chosen. Only with `type: "file"`. */
  src?: string[];
  /** Whether `src` was written as a list. */
  srcIsList?: true;
  contentType?: string;
  fileName?: string;
}

export type Body =
  | { mode: "raw"; raw: string; language?: string; disabled?: true }
  | { mode: "urlencoded"; urlencoded: Param[]; disabled?: true }
  | { mode: "formdata"; formdata: FormPart[]; disabled?: true }
  | { mode: "file"; src?: string; content?: string; disabled?: true }
  | {
      mode: "graphql";
      query?: string;
      operationName?: string;
      variables?: string | Record<string, unknown>;
      disabled?: true;
    };

export interface Auth {
  /** `noauth` where the file has `null` or `noauth`: inheritance stops. */
  type: string;
  params: Record<string, string>;
}

export interface Variable {
  key: string;
  /** Absent where it is `null` or not there. Numbers and booleans as text, objects as JSON. */
  value?: string;
  type?: string;
  disabled?: true;
  description?: string;
}

export interface Example {
  name: string;
  originalRequest?: Request;
  status?: number;
  statusText?: string;
  headers: Param[];
  body?: string;
  /** `_postman_previewlanguage`. */
  language?: string;
}

/** An environment or globals file. */
export interface Environment {
  kind: "environment" | "globals";
  /** As in the file, or the name of the file. */
  name: string;
  values: Variable[];
}
