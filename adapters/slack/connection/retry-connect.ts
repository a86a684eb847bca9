import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { slackError } from "../errors.ts";

/** The pauses between tries, in milliseconds: a restarting network or proxy is back within a minute. */
export const retryDelaysMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** Pauses that never end, for a connection that once worked. */
export function* endlessRetryDelaysMs(): Generator<number> {
  yield* retryDelaysMs;
  for (;;) yield 30_000;
}

/**
 * Does it, again after each pause while Slack does not answer.
 * @throws AdapterError: any refusal at once, "unavailable" when the pauses are used up; the
 * reason of `stopped` when that is aborted
 */
export async function whenReachable<Result>(
  attempt: () => Promise<Result>,
  describe: (cause: unknown) => ReturnType<typeof slackError>,
  pauses: Iterable<number>,
  { log, stopped }: { log: Logger; stopped: AbortSignal },
): Promise<Result> {
  for (const pause of pauses) {
    try {
      return await attempt();
    } catch (cause) {
      const error = describe(cause);
      if (error.code !== "unavailable" && error.code !== "rate_limited") throw error;
      const waitMs = Math.max(pause, error.retryAfterMs ?? 0);
      log.warn({ reason: error.message, waitMs }, "Slack cannot be reached; trying again");
      await sleep(waitMs, undefined, { signal: stopped });
    }
  }
  return attempt().catch((cause) => {
    throw describe(cause);
  });
}
