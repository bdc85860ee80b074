import http from "node:http";
import https from "node:https";
import net from "node:net";

import newman from "newman";

import type { Prepared } from "./prepare.js";
import type { SentRequest } from "./recorder.js";
import { Recorder } from "./recorder.js";

/** What Postman's own runtime sends, by request id: everything that arrived while that request was running. */
export async function capturePostman(
  { collection, environment }: Prepared,
  workingDir: string,
): Promise<Map<string, SentRequest[]>> {
  const recorder = await Recorder.start();
  const sent = new Map<string, SentRequest[]>();
  try {
    await new Promise<void>((resolve, reject) => {
      const options = {
        collection,
        environment,
        workingDir,
        reporters: [],
        insecureFileRead: true,
        ignoreRedirects: true,
        timeoutRequest: 5000,
        requestAgents: divertedTo(recorder.port),
      };
      newman
        .run(options, (error) => (error ? reject(error) : resolve()))
        .on("request", (_error: unknown, { item }: { item: { id: string } }) =>
          sent.set(item.id, recorder.take()),
        );
    });
  } finally {
    await recorder.stop();
  }
  return sent;
}

/** Agents that open every connection to the port on this machine, whatever host was asked for. */
function divertedTo(port: number): { http: http.Agent; https: https.Agent } {
  const createConnection = () => net.connect(port, "127.0.0.1");
  return {
    http: Object.assign(new http.Agent(), { createConnection }),
    https: Object.assign(new https.Agent(), { createConnection }),
  };
}
