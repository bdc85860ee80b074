// Part of the runtime of postman-codegen. Do not edit.
/** Milliseconds. A timer with a longer time fires at once. */
const MAX_TIMER = 2 ** 31 - 1;

/**
 * Runs `work` with a signal that aborts after `milliseconds`, or when `signal` does. Rejects at that time, even if `work`
 * never settles, with what `timeoutError` returns or with the reason of `signal`. Sets `signal.onabort`, so the signal must
 * not be a caller's own.
 */
export async function withDeadline<Result>(
  milliseconds: number,
  signal: AbortSignal,
  timeoutError: () => unknown,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await new Promise<Result>((resolve, reject) => {
      const end = (signal.onabort = () => {
        controller.abort(signal.reason ?? timeoutError());
        reject(controller.signal.reason as Error);
      });
      if (milliseconds <= MAX_TIMER) timer = setTimeout(end, milliseconds);
      work(controller.signal).then(resolve, reject);
    });
  } catch (error) {
    // A response that nobody reads any more would hold its connection, and with that the process.
    controller.abort(error);
    throw error;
  } finally {
    clearTimeout(timer);
    signal.onabort = null;
  }
}

/** Waits. Rejects with the reason of `signal` when that aborts. Sets `signal.onabort`. */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      timer = setTimeout(resolve, Math.min(milliseconds, MAX_TIMER));
      signal.onabort = () => {
        reject(signal.reason as Error);
      };
    });
  } finally {
    clearTimeout(timer);
    signal.onabort = null;
  }
}
