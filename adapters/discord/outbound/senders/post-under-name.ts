import type { Client } from "discord.js";
import type { Logger } from "pino";
import type { ChannelRef, MessageRef } from "../../../../src/chat/message.ts";
import type { Sender } from "../../../../src/chat/posts/post-style.ts";
import type { OwnPlace } from "../../../../src/chat/reply.ts";
import { facts } from "../../errors.ts";
import { type PostRoute, tagsIn, threadName } from "../threads/forum-posts.ts";
import { type ChannelWebhooks, isGone, isRefusal } from "./channel-webhooks.ts";
import { senderRoute } from "./sender-route.ts";
import { webhookPlace } from "./webhook-place.ts";

type SignedPost = { sender: Sender; place?: OwnPlace };

/**
 * Posts under a sender's name; undefined if Discord does not take that, and nothing is posted. A webhook that
 * somebody has deleted is made anew, once. Throws AdapterError, and what discord.js throws.
 * @param postBy makes the request
 */
export async function postUnderName(
  client: Client,
  channel: ChannelRef,
  { sender, place }: SignedPost,
  { webhooks, log }: { webhooks: ChannelWebhooks; log: Logger },
  postBy: (route: PostRoute) => Promise<MessageRef>,
): Promise<MessageRef | undefined> {
  const at = await webhookPlace(client, channel);
  const post =
    place?.as === "post"
      ? { title: threadName(place.title), tags: await tagsIn(client, channel, place.labels) }
      : undefined;
  for (const isFirst of [true, false]) {
    try {
      const webhook = await webhooks.ready(client, at.channel);
      return await postBy(senderRoute(channel, at, webhook, sender, post));
    } catch (error) {
      if (!isRefusal(error) && !isGone(error)) throw error;
      webhooks.forget(at.channel);
      if (isFirst && isGone(error)) continue;
      log.warn({ channel: channel.channel, ...facts(error) }, "a post has the bot's own name");
      return undefined;
    }
  }
  return undefined;
}
