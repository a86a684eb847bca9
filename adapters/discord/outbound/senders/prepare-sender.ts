import { type Client, RESTJSONErrorCodes } from "discord.js";
import type { SenderObstacle } from "../../../../src/chat/adapter.ts";
import type { ChannelRef } from "../../../../src/chat/message.ts";
import type { PostStyle } from "../../../../src/chat/posts/post-style.ts";
import { asAdapterError, refusalCodeOf } from "../../errors.ts";
import { type ChannelWebhooks, isRefusal } from "./channel-webhooks.ts";
import { senderObstacle } from "./sender-obstacle.ts";
import { webhookPlace } from "./webhook-place.ts";

/** Makes the webhook ready that a post takes; else why the post cannot have its sender. Throws AdapterError. */
export async function prepareSender(
  client: Client,
  webhooks: ChannelWebhooks,
  channel: ChannelRef,
  style: PostStyle,
): Promise<SenderObstacle | undefined> {
  const obstacle = await senderObstacle(client, channel, style);
  if (obstacle) return obstacle;
  try {
    const place = await webhookPlace(client, channel);
    await webhooks.ready(client, place.channel);
    return undefined;
  } catch (error) {
    if (!isRefusal(error)) throw asAdapterError(error, "make a webhook in the Discord channel");
    // The permission may have been taken away a moment ago.
    return refusalCodeOf(error) === RESTJSONErrorCodes.MissingPermissions
      ? { because: "sender_forbidden", permissions: "Manage Webhooks" }
      : { because: "sender_refused" };
  }
}
