import { LRUCache } from "lru-cache";
import { AdapterError } from "../../../src/chat/errors.ts";
import { slackError } from "../errors.ts";

/** Holds back requests to the channels for which Slack asks to wait. */
export type RateLimitGate = {
  /** Acts, or throws AdapterError "rate_limited" with the rest of the channel's wait, without asking Slack. */
  run<Result>(channel: string, act: () => Promise<Result>): Promise<Result>;
};

/** For a channel forgotten in time Slack asks to wait again. */
const maxChannels = 10_000;

/** @param now the clock, in ms */
export function createRateLimitGate(now: () => number): RateLimitGate {
  const until = new LRUCache<string, number>({ max: maxChannels });
  return {
    async run(channel, act) {
      const left = (until.get(channel) ?? 0) - now();
      if (left > 0) {
        const line = `Slack: asks to say nothing in the channel for another ${Math.ceil(left / 1_000)} seconds.`;
        throw new AdapterError("rate_limited", line, { retryAfterMs: left });
      }
      until.delete(channel);
      try {
        return await act();
      } catch (cause) {
        const error = slackError(cause, "post to the channel");
        if (error.code === "rate_limited" && error.retryAfterMs)
          until.set(channel, now() + error.retryAfterMs);
        throw cause;
      }
    },
  };
}
