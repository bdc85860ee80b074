// Part of the runtime of postman-codegen. Do not edit.
/** Rings once: when time is up (`late`), or when the signal aborts. Gives what switches it off. */
export function setAlarm(
  milliseconds: number,
  signal: AbortSignal | undefined,
  ring: (late: boolean) => void,
): () => void {
  const timer = Number.isFinite(milliseconds) ? setTimeout(ring, milliseconds, true) : undefined;
  const abort = () => {
    ring(false);
  };
  signal?.addEventListener("abort", abort);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  };
}

/** Rejects with the reason of the signal when it is aborted first. */
export async function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise((resolve) => {
    const off = setAlarm(milliseconds, signal, () => {
      off();
      resolve(undefined);
    });
  });
  signal?.throwIfAborted();
}
