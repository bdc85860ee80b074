/** The part of newman that the wire suite uses; the package has no types of its own. */
declare module "newman" {
  import type { EventEmitter } from "node:events";
  import type { Agent } from "node:http";

  interface RunOptions {
    collection: object;
    environment?: object;
    reporters: string[];
    /** Where the files of form parts are. */
    workingDir: string;
    insecureFileRead?: boolean;
    ignoreRedirects?: boolean;
    /** Milliseconds for one request. */
    timeoutRequest?: number;
    requestAgents?: { http: Agent; https: Agent };
  }

  const newman: {
    run(options: RunOptions, done: (error: Error | null) => void): EventEmitter;
  };
  export default newman;
}
