import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { slackError } from "../errors.ts";

/** A restarting network or proxy is back within a minute. */
export const retryDelaysMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

/** For a connection that once worked. */
export function* endlessRetryDelaysMs(): Generator<number> {
  yield* retryDelaysMs;
  for (;;) yield 30_000;
}

/**
 * Tries, and again after each delay while Slack does not answer.
 * @throws AdapterError: any refusal at once, "unavailable" after the last delay; the reason of
 * `stopped` when that is aborted
 */
export async function whenReachable<Result>(
  attempt: () => Promise<Result>,
  describe: (cause: unknown) => ReturnType<typeof slackError>,
  delaysMs: Iterable<number>,
  { log, stopped }: { log: Logger; stopped: AbortSignal },
): Promise<Result> {
  for (const delayMs of delaysMs) {
    try {
      return await attempt();
    } catch (cause) {
      const error = describe(cause);
      if (error.code !== "unavailable" && error.code !== "rate_limited") throw error;
      const waitMs = Math.max(delayMs, error.retryAfterMs ?? 0);
      log.warn({ reason: error.message, waitMs }, "Slack cannot be reached; trying again");
      await sleep(waitMs, undefined, { signal: stopped });
    }
  }
  return attempt().catch((cause) => {
    throw describe(cause);
  });
}
