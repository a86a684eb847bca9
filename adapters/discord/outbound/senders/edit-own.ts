import { type Client, RESTJSONErrorCodes, Routes } from "discord.js";
import { AdapterError } from "../../../../src/chat/errors.ts";
import type { MessageRef } from "../../../../src/chat/message.ts";
import { isUnknownMessage, refusalCodeOf } from "../../errors.ts";
import type { MessageBody } from "../rungs.ts";
import type { ChannelWebhooks, OwnWebhook } from "./channel-webhooks.ts";
import { webhookPlace, webhookQuery } from "./webhook-place.ts";

/**
 * Edits a message of the bot, or of one of its webhooks. Throws what discord.js throws, and AdapterError "gone" if the
 * webhook was deleted: then nobody can edit the message.
 */
export async function editOwn(
  client: Client,
  webhooks: ChannelWebhooks,
  ref: MessageRef,
  body: MessageBody,
): Promise<void> {
  try {
    await client.rest.patch(Routes.channelMessage(ref.channel.channel, ref.message), { body });
  } catch (error) {
    // Only its author may edit a message, and a webhook is its own author.
    if (refusalCodeOf(error) !== RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser) throw error;
    await editUnderName(client, webhooks, ref, body);
  }
}

async function editUnderName(
  client: Client,
  webhooks: ChannelWebhooks,
  { channel, message }: MessageRef,
  body: MessageBody,
): Promise<void> {
  const place = await webhookPlace(client, channel);
  const own = await webhooks.inChannel(client, place.channel);
  for (const webhook of own) if (await edit(webhook)) return;
  throw new AdapterError(
    "gone",
    "Could not edit a message in Discord: the webhook that posted it was deleted.",
  );

  async function edit({ id, token }: OwnWebhook): Promise<boolean> {
    try {
      const route = Routes.webhookMessage(id, token, message);
      await client.rest.patch(route, { auth: false, query: webhookQuery(place), body });
      return true;
    } catch (error) {
      // Another one of the webhooks has posted it.
      if (isUnknownMessage(error)) return false;
      throw error;
    }
  }
}
