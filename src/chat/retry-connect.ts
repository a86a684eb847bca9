import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { AdapterError } from "./errors.ts";

/** A restarting network or proxy is back within a minute. */
const delaysMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];

export type RetryConnectOptions = {
  platform: string;
  describe(cause: unknown): AdapterError;
  /** Tries until stopped: for a connection that once worked. */
  isEndless?: boolean;
  log: Logger;
  stopped: AbortSignal;
};

/**
 * Connects, and again after each delay while the platform cannot be reached.
 * @throws AdapterError: any refusal at once, "unavailable" after the last delay; an AbortError when stopped
 */
export async function retryConnect<Connection>(
  connect: () => Promise<Connection>,
  { platform, describe, isEndless, log, stopped }: RetryConnectOptions,
): Promise<Connection> {
  for (let tries = 0; ; tries++) {
    try {
      return await connect();
    } catch (cause) {
      const error = describe(cause);
      const delayMs = delaysMs[tries] ?? (isEndless ? delaysMs.at(-1) : undefined);
      const mayPass = error.code === "unavailable" || error.code === "rate_limited";
      if (!mayPass || delayMs === undefined) throw error;
      const waitMs = Math.max(delayMs, error.retryAfterMs ?? 0);
      log.warn({ reason: error.message, waitMs }, `${platform} cannot be reached; trying again`);
      await sleep(waitMs, undefined, { signal: stopped });
    }
  }
}
