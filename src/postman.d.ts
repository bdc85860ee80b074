/** The parts of Postman's libraries that we use; the packages come without types of their own. */

declare module "postman-collection" {
  export interface QueryParamJson {
    key: string | null;
    value: string | null;
  }

  export interface ParsedUrl {
    protocol?: string;
    auth?: { user?: string; password?: string };
    host?: string[];
    port?: string;
    path?: string[];
    query?: QueryParamJson[];
    hash?: string;
    variable?: { key: string; value?: unknown }[];
  }

  class Url {
    constructor(url: string | object);
    auth?: { user?: string; password?: string };
    static parse(url: string): ParsedUrl;
    addQueryParams(params: QueryParamJson[]): void;
    removeQueryParams(keys: string[]): void;
    toString(forceProtocol?: boolean): string;
  }

  const postman: {
    Request: new (request: object) => { url: Url };
    Url: typeof Url;
    QueryParam: {
      parse(query: string): QueryParamJson[];
      unparseSingle(param: QueryParamJson): string;
    };
  };
  export type { Url };
  export default postman;
}

declare module "postman-url-encoder" {
  import type { Url } from "postman-collection";
  export function toNodeUrl(
    url: Url | string,
    disableEncoding?: boolean,
  ): { href: string; hash: string | null };
}

declare module "postman-collection-transformer" {
  interface Options {
    inputVersion: string;
    outputVersion: string;
    retainIds?: boolean;
  }
  type Done = (error: unknown, converted: unknown) => void;

  const transformer: {
    /** A collection. Calls back before it returns. */
    convert(collection: object, options: Options, done: Done): void;
    /** A request, which becomes an item. Calls back before it returns. */
    convertSingle(request: object, options: Options, done: Done): void;
  };
  export default transformer;
}
