import { type Client, DiscordAPIError, RESTJSONErrorCodes, Routes } from "discord.js";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { ChannelRef } from "../../../src/chat/message.ts";
import { asClosed } from "../errors.ts";

/** Discord's answers for a channel that is gone or hidden, and for every channel where the bot was removed. */
const ambiguous = new Set<number | string>([
  RESTJSONErrorCodes.UnknownChannel,
  RESTJSONErrorCodes.MissingAccess,
]);

/** The refusal of a post, or, if the bot is no longer in the server, that; to one person, that they are closed. Never rejects. */
export async function orRemoval(
  error: AdapterError,
  client: Client,
  { tenant }: ChannelRef,
): Promise<AdapterError> {
  const { cause } = error;
  if (!tenant) return asClosed(error);
  const mayBe = cause instanceof DiscordAPIError && ambiguous.has(cause.code);
  if (!mayBe || (await isInside(client, tenant))) return error;
  const line = "Could not post to the Discord channel: the bot was removed from its server.";
  return new AdapterError("gone", line, { cause, refusal: { code: "bot_removed" } });
}

/** Whether the bot is in a server, perhaps on another process's connections; so it is taken if Discord does not say. */
async function isInside(client: Client, guildId: string): Promise<boolean> {
  try {
    await client.rest.get(Routes.guild(guildId));
    return true;
  } catch (error) {
    return !(error instanceof DiscordAPIError && [403, 404].includes(error.status));
  }
}
