import { Routes } from "discord.js";
import type { ChannelRef, MessageRef } from "../../../../src/chat/message.ts";
import type { Sender } from "../../../../src/chat/posts/post-style.ts";
import type { RenderedReply } from "../deliveries.ts";
import { asComponents } from "../rungs.ts";
import { type PostRoute, postRef } from "../threads/forum-posts.ts";
import type { OwnWebhook } from "./channel-webhooks.ts";
import { type WebhookPlace, webhookQuery } from "./webhook-place.ts";

/**
 * A delivery as a message of a webhook under a sender's name; in a forum the first message of a post.
 * https://docs.discord.com/developers/resources/webhook#execute-webhook: it takes no nonce that Discord would enforce
 * (https://github.com/discord/discord-api-docs/pull/6647#issuecomment-1934797738).
 * @param post the title and tags of a forum's post
 */
export function senderRoute(
  channel: ChannelRef,
  place: WebhookPlace,
  { id, token }: OwnWebhook,
  { name, picture }: Sender,
  post?: { title: string; tags: string[] },
): PostRoute {
  const own = {
    ...{ username: name, ...(picture && { avatar_url: picture }) },
    ...(post && { thread_name: post.title, ...(post.tags.length > 0 && { applied_tags: post.tags }) }),
  };
  return {
    path: Routes.webhook(id, token),
    query: webhookQuery(place, { wait: "true" }),
    bodyOf: ({ components, ping }: RenderedReply) => ({ ...asComponents(components, ping), ...own }),
    refOf: ({ id: message, channel_id }): MessageRef =>
      post ? postRef(channel, channel_id ?? message) : { channel, message },
    isRepeatable: false,
    auth: false,
  };
}
