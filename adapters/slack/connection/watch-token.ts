import { mayPass } from "../../../src/chat/connection/connection.ts";
import type { AdapterError } from "../../../src/chat/errors.ts";
import { slackError } from "../errors.ts";

/** https://docs.slack.dev/reference/methods/auth.test: hundreds of calls a minute are allowed. */
const checkIntervalMs = 60_000;
/** One unanswered call is no outage. */
const maxUnanswered = 1;

/**
 * Asks Slack every minute whether it still accepts the token: where nothing is posted nobody else would
 * notice, and over HTTP nobody would notice that Slack is out of reach.
 * @returns `lost` resolves with the refusal, or when Slack did not answer twice in a row
 */
export function watchToken(ask: () => Promise<unknown>) {
  const { promise: lost, resolve: lose } = Promise.withResolvers<AdapterError>();
  let unanswered = 0;
  const check = async () => {
    try {
      await ask();
      unanswered = 0;
    } catch (cause) {
      const error = slackError(cause, "sign in");
      if (!mayPass(error) || (error.code === "unavailable" && ++unanswered > maxUnanswered)) lose(error);
    }
  };
  const timer = setInterval(() => void check(), checkIntervalMs);
  timer.unref();
  return { lost, lose, stop: () => clearInterval(timer) };
}
