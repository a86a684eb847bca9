import { setImmediate, setTimeout as sleep } from "node:timers/promises";

/** The outcome of the work, or of `late` if it takes longer. The work itself continues. */
export async function withTimeout<T, Late>(
  work: Promise<T>,
  timeoutMs: number,
  late: () => Late,
): Promise<T | Late> {
  const settled = new AbortController();
  const { signal } = settled;
  const timeout = sleep(timeoutMs, undefined, { signal })
    // The process may have been busy itself: an answer that arrived meanwhile is read first.
    .then(() => setImmediate(undefined, { signal }))
    .then(late);
  try {
    return await Promise.race([work, timeout]);
  } finally {
    settled.abort();
  }
}
