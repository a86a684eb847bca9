import { type Client, Routes } from "discord.js";
import { AdapterError } from "../../../../src/chat/errors.ts";
import type { ChannelRef, MessageRef } from "../../../../src/chat/message.ts";
import type { OwnPlace } from "../../../../src/chat/reply.ts";
import { errorText } from "../../../../src/locales/error-text.ts";
import { limits } from "../../limits.ts";
import { label } from "../../views/markdown.ts";
import type { RenderedReply } from "../deliveries.ts";
import { asComponents, once } from "../rungs.ts";
import { tagsFor } from "./forum-tags.ts";

/** How a delivery is posted: the request, and the message that its answer tells of. */
export type PostRoute = {
  path: `/${string}`;
  query?: URLSearchParams;
  bodyOf: (reply: RenderedReply) => object;
  refOf: (made: { id: string; channel_id?: string }) => MessageRef;
  /** Whether Discord recognises a repetition. */
  isRepeatable: boolean;
  /** Set if the address has a secret of its own in place of the bot's token. */
  auth?: false;
};

/** What Discord shows of a title. */
export const threadName = (title: string): string => label(title, limits.threadName);

/** A message, or the first message of a post in a forum. Throws AdapterError, and what discord.js throws. */
export async function routeOf(
  client: Client,
  channel: ChannelRef,
  place: OwnPlace | undefined,
  deliveryKey: string,
): Promise<PostRoute> {
  if (place?.as !== "post")
    return {
      path: Routes.channelMessages(channel.channel),
      bodyOf: ({ components, ping }) => ({ ...asComponents(components, ping), ...once(deliveryKey) }),
      refOf: ({ id: message }) => ({ channel, message }),
      isRepeatable: true,
    };
  const tags = await tagsIn(client, channel, place.labels);
  return {
    path: Routes.threads(channel.channel),
    // The message of a post takes no nonce.
    bodyOf: ({ components, ping }) => ({
      name: threadName(place.title),
      ...(tags.length > 0 && { applied_tags: tags }),
      message: asComponents(components, ping),
    }),
    refOf: ({ id: thread }) => postRef(channel, thread),
    isRepeatable: false,
  };
}

/** A post and its first message have the same id. https://docs.discord.com/developers/topics/threads */
export const postRef = (channel: ChannelRef, thread: string): MessageRef => ({
  channel: { ...channel, channel: thread },
  message: thread,
});

/** The tags of a post. Throws AdapterError if it takes none without, and none fits; and what discord.js throws. */
export async function tagsIn(client: Client, { channel }: ChannelRef, labels: string[]): Promise<string[]> {
  const forum = await client.channels.fetch(channel, { allowUnknownGuild: true });
  if (!forum?.isThreadOnly()) return [];
  const tags = tagsFor(forum, labels);
  if (tags) return tags;
  const refusal = { code: "tag_required" } as const;
  throw new AdapterError("rejected", `Could not post to the Discord forum: ${errorText(refusal.code)}`, {
    refusal,
  });
}
