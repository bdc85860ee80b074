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

  export class Url {
    constructor(url: string | object);
    static parse(url: string): ParsedUrl;
    addQueryParams(params: QueryParamJson[]): void;
    removeQueryParams(keys: string[]): void;
    toString(forceProtocol?: boolean): string;
  }

  // eslint-disable-next-line @typescript-eslint/no-extraneous-class -- that is how it is exported
  export class QueryParam {
    static parse(query: string): QueryParamJson[];
    static unparseSingle(param: QueryParamJson): string;
  }
}

declare module "postman-url-encoder" {
  import type { Url } from "postman-collection";
  export function toNodeUrl(
    url: Url | string,
    disableEncoding?: boolean,
  ): { href: string; hash: string | null };
}
