import { type Client, Routes, SnowflakeUtil } from "discord.js";
import { z } from "zod";
import type { DeliveryLookup, DeliverySearch } from "../../../../src/chat/adapter.ts";
import type { ChannelRef } from "../../../../src/chat/message.ts";
import { isUnknownMessage } from "../../errors.ts";
import { limits } from "../../limits.ts";
import { deliveryId } from "../../views/delivery-id.ts";
import { postRef } from "./forum-posts.ts";

/** As many posts are looked into at a time, so that other requests get their turn. */
const maxLooked = 30;

const thread = z.object({
  id: z.string(),
  owner_id: z.string().optional(),
  parent_id: z.string().nullish(),
  thread_metadata: z.object({ archive_timestamp: z.string() }),
});
const list = z.object({ threads: z.array(thread), has_more: z.boolean().optional() });
const firstMessage = z.object({ components: z.array(z.object({ id: z.number().optional() })).optional() });

/**
 * Looks for a delivery among the bot's own posts in a forum, the oldest first: its first message carries the key.
 * The cursor is the last post that was looked into. Throws what discord.js throws, also where the bot may not
 * read the history.
 */
export async function searchForum(
  client: Client,
  channel: ChannelRef,
  deliveryKey: string,
  { since, cursor }: DeliverySearch,
): Promise<DeliveryLookup> {
  const timestamp = Math.max(since, Number(SnowflakeUtil.epoch));
  const after = BigInt(cursor ?? SnowflakeUtil.generate({ timestamp }));
  const posts = await ownPosts(client, channel, timestamp);
  const left = posts
    .filter((id) => BigInt(id) > after)
    .sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
  for (const id of left.slice(0, maxLooked))
    if (await carries(client, id, deliveryId(deliveryKey)))
      return { state: "found", ref: postRef(channel, id) };
  if (left.length <= maxLooked) return { state: "absent" };
  return { state: "searching", cursor: left[maxLooked - 1] ?? "" };
}

/** The bot's posts in a forum that may have been made since a moment, open and closed. */
async function ownPosts(client: Client, { channel, tenant }: ChannelRef, since: number): Promise<string[]> {
  const own = client.user?.id;
  const open = list.parse(await client.rest.get(Routes.guildActiveThreads(tenant))).threads;
  const found = new Set<string>();
  for (const { id, parent_id, owner_id } of open)
    if (parent_id === channel && owner_id === own) found.add(id);
  // By the time at which they were closed, the latest first: what was made later was closed later.
  for (let before: string | undefined; ; ) {
    const query = new URLSearchParams({ limit: String(limits.messagesInPage), ...(before && { before }) });
    const page = list.parse(await client.rest.get(Routes.channelThreads(channel, "public"), { query }));
    for (const { id, owner_id } of page.threads) if (owner_id === own) found.add(id);
    before = page.threads.at(-1)?.thread_metadata.archive_timestamp;
    if (!page.has_more || before === undefined || Date.parse(before) < since) return [...found];
  }
}

async function carries(client: Client, post: string, wanted: number): Promise<boolean> {
  try {
    const { components } = firstMessage.parse(await client.rest.get(Routes.channelMessage(post, post)));
    return components?.some(({ id }) => id === wanted) ?? false;
  } catch (error) {
    // Somebody has deleted it.
    if (isUnknownMessage(error)) return false;
    throw error;
  }
}
