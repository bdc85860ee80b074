// Part of the runtime of postman-codegen. Do not edit.
/** Rings once, when time is up or the signal aborts, or has. Gives what switches it off. */
export function setAlarm(
  milliseconds: number,
  signal: AbortSignal | undefined,
  ring: () => void,
): () => void {
  // Timers take no longer times than this, and would go off at once.
  let timer: ReturnType<typeof setTimeout> | undefined;
  if (milliseconds < 2 ** 31) timer = setTimeout(ring, milliseconds);
  if (signal?.aborted) ring();
  signal?.addEventListener("abort", ring);
  return () => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", ring);
  };
}
