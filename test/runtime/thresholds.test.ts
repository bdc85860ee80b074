import { expect, onTestFinished, test, vi } from "vitest";

import { followRedirects } from "../../templates/client/runtime/redirects.js";
import { sleep, withDeadline } from "../../templates/client/runtime/timing.js";
import { createTransport } from "../../templates/client/runtime/transport.js";

/** Each limit of the runtime, on both sides. `test/mutations/thresholds.ts` moves them one by one. */

const answer = () => Promise.resolve(new Response(null, { status: 204 }));

/** Whether a call succeeds whose variables have these values. */
async function fills(url: string, variables: Record<string, string>): Promise<boolean> {
  const transport = createTransport({}, { variables, fetch: answer });
  const sending = transport.send({ name: "r", method: "GET", url: `https://a.test/${url}` });
  return sending.then(
    () => true,
    () => false,
  );
}

test("values refer to one another up to 19 levels deep", async () => {
  const chain = (levels: number) =>
    Object.fromEntries(
      Array.from({ length: levels }, (_, i) => [`v${i}`, i + 1 < levels ? `{{v${i + 1}}}` : "x"]),
    );
  expect([await fills("{{v0}}", chain(19)), await fills("{{v0}}", chain(20))]).toEqual([true, false]);
});

test("values put up to 20 million characters into a text", async () => {
  const half = "x".repeat(10_000_000);
  expect(await fills("{{a}}{{b}}", { a: half, b: half })).toBe(true);
  expect(await fills("{{a}}{{b}}", { a: half, b: `${half}x` })).toBe(false);
}, 60_000);

test("20 redirects are followed", async () => {
  const after = (redirects: number) => {
    let left = redirects;
    const send = () => {
      left -= 1;
      const moved = new Response(null, { status: 302, headers: { location: "https://a.test/" } });
      return Promise.resolve(left < 0 ? new Response(null, { status: 204 }) : moved);
    };
    return followRedirects(send, "https://a.test/", {}).then(
      ({ status }) => status,
      () => "too many",
    );
  };
  expect([await after(20), await after(21)]).toEqual([204, "too many"]);
});

test("a timer gets up to 2147483647 milliseconds, beyond which timers fire at once", async () => {
  const timers = vi.spyOn(globalThis, "setTimeout");
  onTestFinished(() => timers.mockRestore());
  const deadline = async (milliseconds: number) => {
    timers.mockClear();
    await withDeadline(milliseconds, new AbortController().signal, Error, () => Promise.resolve());
    return timers.mock.calls.length;
  };
  expect([await deadline(2_147_483_647), await deadline(2_147_483_648)]).toEqual([1, 0]);
  const waited = async (milliseconds: number) => {
    const controller = new AbortController();
    const sleeping = sleep(milliseconds, controller.signal).catch(() => undefined);
    controller.abort();
    await sleeping;
    return timers.mock.calls.at(-1)?.[1];
  };
  expect([await waited(1_000), await waited(2_147_483_648)]).toEqual([1_000, 2_147_483_647]);
});
