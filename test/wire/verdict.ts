import type { Difference, Sender } from "./compare.js";
import { differences } from "./compare.js";
import type { Deliberate } from "./deliberate.js";
import type { Attempt } from "./lanes.js";
import type { PreparedRequest } from "./prepare.js";
import type { SentRequest } from "./recorder.js";

export interface Verdict {
  compared: number;
  equal: number;
  /** One line a difference that nobody meant. */
  unexpected: string[];
  /** Entries that stand for a difference that was found. */
  used: Deliberate[];
}

/** Holds what one lane sent against what Postman sent. Requests that Postman did not send are not compared. */
export function judge(
  requests: readonly PreparedRequest[],
  postman: ReadonlyMap<string, SentRequest[]>,
  attempts: ReadonlyMap<number, Attempt>,
  sender: Sender,
  deliberate: readonly Deliberate[],
): Verdict {
  const verdict: Verdict = { compared: 0, equal: 0, unexpected: [], used: [] };
  for (const request of requests) {
    const [reference, ...more] = postman.get(request.id) ?? [];
    if (reference === undefined || more.length > 0) continue;
    verdict.compared += 1;
    const found = compareAttempt(reference, attempts.get(request.index), request, sender);
    if (found.length === 0) verdict.equal += 1;
    for (const difference of found) {
      const entry = deliberate.find((d) => covers(d, request, difference));
      if (entry) verdict.used.push(entry);
      else verdict.unexpected.push(line(request, difference));
    }
  }
  return verdict;
}

function compareAttempt(
  reference: SentRequest,
  attempt: Attempt | undefined,
  request: PreparedRequest,
  sender: Sender,
): Difference[] {
  const [ours, ...more] = attempt?.sent ?? [];
  if (ours !== undefined && more.length === 0) return differences(reference, ours, request, sender);
  const outcome = attempt?.problem ?? `${attempt?.sent.length ?? "no operation, so no"} requests`;
  return [{ at: "sent", postman: "1 request", ours: outcome }];
}

function covers(entry: Deliberate, request: PreparedRequest, difference: Difference): boolean {
  return (
    entry.at === difference.at &&
    matches(entry.postman, difference.postman) &&
    matches(entry.ours, difference.ours) &&
    JSON.stringify(entry.request) === JSON.stringify(request.path)
  );
}

function matches(expected: Deliberate["postman"], actual: string | undefined): boolean {
  return expected instanceof RegExp ? expected.test(actual ?? "") : expected === actual;
}

function line(request: PreparedRequest, { at, postman, ours }: Difference): string {
  return `#${request.index} ${JSON.stringify(request.path)} ${at}\n  postman ${show(postman)}\n  ours    ${show(ours)}`;
}

const MAX_SHOWN = 400;

function show(text: string | undefined): string {
  return text === undefined ? "(none)" : JSON.stringify(text.slice(0, MAX_SHOWN));
}
