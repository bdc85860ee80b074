// Part of the runtime of postman-codegen. Do not edit.
/** Rings once, when time is up or the signal aborts. Gives what switches it off. */
export function setAlarm(
  milliseconds: number,
  signal: AbortSignal | undefined,
  ring: () => void,
): () => void {
  // Timers take no longer times than this, and would go off at once.
  const timer = milliseconds < 2 ** 31 ? setTimeout(ring, milliseconds) : undefined;
  signal?.addEventListener("abort", ring);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", ring);
  };
}

/** Rejects with the reason of the signal when it is aborted first. */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  let off: (() => void) | undefined;
  await new Promise<void>((resolve) => (off = setAlarm(milliseconds, signal, resolve)));
  off?.();
  signal?.throwIfAborted();
}
