import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";

/**
 * The outcome of the work; where it takes longer, what `late` returns or throws. The work itself goes on.
 */
export async function withTimeout<T, Late>(
  work: Promise<T>,
  timeoutMs: number,
  late: () => Late,
): Promise<T | Late> {
  const settled = new AbortController();
  const { signal } = settled;
  const timeout = sleep(timeoutMs, undefined, { signal })
    // The process may have been busy itself: what has arrived meanwhile is read first.
    .then(() => nextTurn(undefined, { signal }))
    .then(late);
  try {
    return await Promise.race([work, timeout]);
  } finally {
    settled.abort();
  }
}
