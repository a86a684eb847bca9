import { type Client, Routes, SnowflakeUtil } from "discord.js";
import { z } from "zod";
import type { DeliveryLookup, DeliverySearch } from "../../../../src/chat/adapter.ts";
import type { ChannelRef } from "../../../../src/chat/message.ts";
import { isUnknownMessage } from "../../errors.ts";
import { limits } from "../../limits.ts";
import { deliveryId } from "../../views/delivery-id.ts";
import { foundMessage, isUnderName, type ReadOwn } from "../senders/read-own.ts";
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

/**
 * Looks for a delivery among the bot's own posts in a forum, the oldest first: its first message carries the key.
 * The cursor is the last post that was looked into. What may have been posted under a sender's name is looked for in
 * all posts, since it belongs to a webhook that may be gone; "unknown" if one cannot be read. Throws what discord.js throws, also where the bot may not
 * read the history.
 */
export async function searchForum(
  client: Client,
  channel: ChannelRef,
  deliveryKey: string,
  { since, cursor, isUnderName: isSigned = false }: DeliverySearch,
  readOwn: (post: ChannelRef) => ReadOwn,
): Promise<DeliveryLookup> {
  const timestamp = Math.max(since, Number(SnowflakeUtil.epoch));
  const after = BigInt(cursor ?? SnowflakeUtil.generate({ timestamp }));
  const posts = await postsSince(client, channel, timestamp, isSigned);
  const left = posts
    .filter((id) => BigInt(id) > after)
    .sort((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1));
  const wanted = deliveryId(deliveryKey);
  for (const id of left.slice(0, maxLooked)) {
    const ref = postRef(channel, id);
    const shows = await carries(client, id, wanted, isSigned ? readOwn(ref.channel) : undefined);
    if (shows === "unreadable") return { state: "unknown" };
    if (shows) return { state: "found", ref };
  }
  if (left.length <= maxLooked) return { state: "absent" };
  return { state: "searching", cursor: left[maxLooked - 1] ?? "" };
}

/** The bot's posts in a forum that may have been made since a moment, open and closed; or anybody's. */
async function postsSince(
  client: Client,
  { channel, tenant }: ChannelRef,
  since: number,
  isAnybodys: boolean,
): Promise<string[]> {
  const isWanted = (owner?: string) => isAnybodys || owner === client.user?.id;
  const open = list.parse(await client.rest.get(Routes.guildActiveThreads(tenant))).threads;
  const found = new Set<string>();
  for (const { id, parent_id, owner_id } of open)
    if (parent_id === channel && isWanted(owner_id)) found.add(id);
  // By the time at which they were closed, the latest first: what was made later was closed later.
  for (let before: string | undefined; ; ) {
    const query = new URLSearchParams({ limit: String(limits.messagesInPage), ...(before && { before }) });
    const page = list.parse(await client.rest.get(Routes.channelThreads(channel, "public"), { query }));
    for (const { id, owner_id } of page.threads) if (isWanted(owner_id)) found.add(id);
    before = page.threads.at(-1)?.thread_metadata.archive_timestamp;
    if (!page.has_more || before === undefined || Date.parse(before) < since) return [...found];
  }
}

async function carries(
  client: Client,
  post: string,
  wanted: number,
  readOwn: ReadOwn | undefined,
): ReturnType<ReadOwn> {
  try {
    const message = foundMessage.parse(await client.rest.get(Routes.channelMessage(post, post)));
    if (readOwn && isUnderName(message, client)) return await readOwn(message, wanted);
    return message.components?.some(({ id }) => id === wanted) ?? false;
  } catch (error) {
    // Somebody has deleted it.
    if (isUnknownMessage(error)) return false;
    throw error;
  }
}
