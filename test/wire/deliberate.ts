import type { Difference } from "./compare.js";

/**
 * A difference from Postman that is meant. It covers exactly the requests and values named here; anything else that
 * differs fails the suite, and so does an entry that no longer occurs. docs/wire.md tells users the same.
 */
export interface Deliberate {
  collection: string;
  /** Names of the folders and of the request. */
  request: string[];
  lanes: readonly ("curl" | "client")[];
  at: Difference["at"];
  postman: string | undefined;
  ours: string | undefined;
  reason: string;
}

export const DELIBERATE: readonly Deliberate[] = [];

/** Requests that Postman's own runtime refuses to send, so that there is nothing to compare with. */
export const POSTMAN_SENDS_NOTHING: readonly { collection: string; request: string[]; reason: string }[] = [
  {
    collection: "kitchen-sink",
    request: ["URLs", "Object with only raw"],
    reason: "Postman reads a URL object by its parts and ignores `raw`",
  },
  { collection: "kitchen-sink", request: ["No URL at all"], reason: "there is nowhere to send it" },
];
