import { LRUCache } from "lru-cache";
import { AdapterError } from "../../../src/chat/errors.ts";
import { slackError } from "../errors.ts";

/** Channels to which Slack wants nothing said for a while; the others go on. */
export type RateLimitGate = {
  /**
   * Does it, unless the channel's pause still lasts. Throws what it throws, and AdapterError,
   * "rate_limited" with the rest of the pause, without having asked Slack again.
   */
  run<Result>(channel: string, act: () => Promise<Result>): Promise<Result>;
};

/** Channels remembered; the pause of one beyond them is learnt again from Slack. */
const maxChannels = 10_000;

/** @param now the clock, in ms */
export function createRateLimitGate(now: () => number): RateLimitGate {
  const until = new LRUCache<string, number>({ max: maxChannels });
  return {
    async run(channel, act) {
      const left = (until.get(channel) ?? 0) - now();
      if (left > 0) {
        const line = `Slack: asks to say nothing in channel ${channel} for another ${Math.ceil(left / 1_000)} seconds.`;
        throw new AdapterError("rate_limited", line, { retryAfterMs: left });
      }
      until.delete(channel);
      try {
        return await act();
      } catch (cause) {
        const error = slackError(cause, `post to channel ${channel}`);
        if (error.code === "rate_limited" && error.retryAfterMs)
          until.set(channel, now() + error.retryAfterMs);
        throw cause;
      }
    },
  };
}
