// Part of the runtime of postman-codegen. Do not edit.
/** What is used of Node's own modules. They are declared here so that a client compiles without the types of Node. */
interface NodeModules {
  "node:http": HttpModule;
  "node:https": HttpModule;
  "node:stream": {
    pipeline(streams: readonly NodeStream[], done: (error?: Error) => void): NodeStream;
  };
  "node:zlib": {
    createUnzip(options: object): NodeStream;
    createBrotliDecompress(options: object): NodeStream;
    constants: { Z_SYNC_FLUSH: number; BROTLI_OPERATION_FLUSH: number };
  };
}

interface HttpModule {
  request(
    url: URL,
    options: { method: string; headers: Record<string, string> },
    onResponse: (response: NodeResponse) => void,
  ): NodeRequest;
}

export interface NodeRequest {
  on(event: "error", listener: (error: Error) => void): void;
  end(body?: Uint8Array): void;
  destroy(reason: Error): void;
}

export interface NodeStream extends AsyncIterable<Uint8Array<ArrayBuffer>> {
  on(event: "close" | "error", listener: () => void): void;
  resume(): void;
  destroy(reason?: Error): void;
}

export interface NodeResponse extends NodeStream {
  readonly statusCode?: number;
  readonly statusMessage?: string;
  /** Names and values in turn. */
  readonly rawHeaders: readonly string[];
}

interface Process {
  getBuiltinModule?: <Name extends keyof NodeModules>(name: Name) => NodeModules[Name];
}

/**
 * One of Node's own modules, or undefined where the code runs elsewhere. It is not imported: a bundler for browsers would
 * look for it in vain. Deno and Bun have these modules too, and Node since 20.16.
 */
export function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  const { process } = globalThis as unknown as { process?: Process };
  return process?.getBuiltinModule?.(name);
}
