import type { Rung } from "../../../src/chat/ladder/climb.ts";
import { slackError } from "../errors.ts";
import type { Outbox } from "./rungs.ts";

/** Slack's name of the thumb. */
const name = "+1";

/**
 * A sign on a message. Nobody waits for it, so there is none where Slack refuses it, as it does without the
 * scope reactions:write, which the manifest does not ask for; if it is there already, that is right too.
 * https://docs.slack.dev/reference/methods/reactions.add
 */
export const reaction = ({ client, rateLimits }: Outbox, channel: string, timestamp: string): Rung => ({
  name: "reaction",
  manners: ["full"],
  isRepeatable: true,
  show: async () => {
    try {
      await rateLimits.run(channel, () => client.reactions.add({ channel, timestamp, name }));
    } catch (cause) {
      const { code } = slackError(cause, "react to a message");
      if (code === "unavailable" || code === "rate_limited" || code === "auth") throw cause;
    }
  },
});
