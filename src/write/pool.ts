/** Enough to keep the disk busy, few enough to stay below any limit of open files. */
const CONCURRENCY = 32;

/**
 * Runs `work` on each item, some at a time; results are in the order of the items. When one fails no other is begun,
 * and the first failure is thrown once those under way have ended: nothing goes on behind the caller's back.
 */
export async function mapInPool<T, R>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const lane = async () => {
    while (next < items.length) {
      const i = next++;
      try {
        results[i] = await work(items[i] as T, i);
      } catch (error) {
        next = items.length;
        throw error;
      }
    }
  };
  const lanes = Array.from({ length: Math.min(CONCURRENCY, items.length) }, lane);
  const failed = (await Promise.allSettled(lanes)).find((end) => end.status === "rejected");
  if (failed) throw failed.reason;
  return results;
}
