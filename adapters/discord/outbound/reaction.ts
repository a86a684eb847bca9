import { type Message, PermissionFlagsBits, Routes } from "discord.js";
import type { Rung } from "../../../src/chat/ladder/climb.ts";
import { asAdapterError } from "../errors.ts";

const emoji = "👍";

/**
 * A sign on a message. Nobody waits for it, so there is none where the bot may not set it, or Discord refuses.
 * https://docs.discord.com/developers/resources/message#create-reaction
 */
export const reaction = (message: Message): Rung => ({
  name: "reaction",
  manners: ["full"],
  // The same sign of the same bot is there once.
  isRepeatable: true,
  show: async () => {
    if (!mayReact(message)) return;
    try {
      const { client, channelId, id } = message;
      await client.rest.put(Routes.channelMessageOwnReaction(channelId, id, encodeURIComponent(emoji)));
    } catch (cause) {
      const { code } = asAdapterError(cause, "react to a message");
      if (code === "unavailable" || code === "rate_limited" || code === "auth") throw cause;
    }
  },
});

/** Discord bans an address after 10,000 refused requests in ten minutes: what is known to fail is not tried. */
function mayReact({ channel, client }: Message<boolean>): boolean {
  if (channel.isDMBased()) return true;
  const needed = [PermissionFlagsBits.ReadMessageHistory, PermissionFlagsBits.AddReactions];
  return Boolean(client.user && channel.permissionsFor(client.user)?.has(needed));
}
