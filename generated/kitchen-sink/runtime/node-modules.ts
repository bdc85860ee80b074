// Part of the runtime of postman-codegen. Do not edit.
/** The parts of Node's modules that a client uses, declared here so that it compiles without the types of Node. */
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
 * Returns one of Node's modules, or undefined on other platforms. An import would break bundles for browsers. Works on Node
 * since 20.16, Deno and Bun.
 */
export function nodeModule<Name extends keyof NodeModules>(name: Name): NodeModules[Name] | undefined {
  const { process } = globalThis as unknown as { process?: Process };
  return process?.getBuiltinModule?.(name);
}
