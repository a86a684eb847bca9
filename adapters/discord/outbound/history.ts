import { type Client, PermissionFlagsBits, Routes, SnowflakeUtil } from "discord.js";
import { z } from "zod";
import type { DeliveryLookup, DeliverySearch } from "../../../src/chat/adapter.ts";
import type { ChannelRef } from "../../../src/chat/message.ts";
import { limits } from "../limits.ts";
import { deliveryId } from "../views/delivery-id.ts";
import { foundMessage, isUnderName, type ReadOwn } from "./senders/read-own.ts";

/** As many pages as are read at a time, so that other requests get their turn. */
const maxPages = 30;

/** As many messages are read one by one at a time, and those of their page. */
const maxRead = 30;

const page = z.array(foundMessage);

/**
 * Looks for a delivery among the bot's own messages in a channel, the oldest first; "searching" after some
 * thousand. Its cursor is the last message that was read. If it may have been posted under a sender's name, also among
 * those of the bot's webhooks; "unknown" if one of these cannot be read. Throws what discord.js throws.
 */
export async function searchHistory(
  client: Client,
  channel: ChannelRef,
  deliveryKey: string,
  { since, cursor, isUnderName: isSigned = false }: DeliverySearch,
  readOwn: ReadOwn,
): Promise<DeliveryLookup> {
  const wanted = deliveryId(deliveryKey);
  const timestamp = Math.max(since, Number(SnowflakeUtil.epoch));
  let after = cursor ?? String(SnowflakeUtil.generate({ timestamp }));
  let read = 0;
  for (let pages = 0; pages < maxPages && read < maxRead; pages++) {
    const query = new URLSearchParams({ after, limit: String(limits.messagesInPage) });
    const messages = page.parse(await client.rest.get(Routes.channelMessages(channel.channel), { query }));
    const own = messages.filter(({ author }) => author.id === client.user?.id);
    const match = own.find(({ components }) => components?.some(({ id }) => id === wanted));
    if (match) return { state: "found", ref: { channel, message: match.id } };
    let isBlind = false;
    for (const message of messages) {
      if (!isSigned || !isUnderName(message, client)) continue;
      read++;
      const shows = await readOwn(message, wanted);
      if (shows === true) return { state: "found", ref: { channel, message: message.id } };
      isBlind ||= shows === "unreadable";
    }
    if (isBlind) return { state: "unknown" };
    if (messages.length < limits.messagesInPage) return { state: "absent" };
    const ids = [after, ...messages.map(({ id }) => id)];
    after = ids.reduce((one, other) => (BigInt(one) > BigInt(other) ? one : other));
  }
  return { state: "searching", cursor: after };
}

/**
 * Whether the bot may read the channel's messages: without the permission Discord answers an empty list
 * rather than an error. The permissions in a server on another process's connections are not known; there
 * it is enough that a single message can be read.
 */
export async function canReadHistory(client: Client, { channel }: ChannelRef): Promise<boolean> {
  const place = await client.channels.fetch(channel);
  if (!place) {
    const query = new URLSearchParams({ limit: "1" });
    return page.parse(await client.rest.get(Routes.channelMessages(channel), { query })).length > 0;
  }
  if (place.isDMBased()) return true;
  const own = client.user && place.permissionsFor(client.user);
  return own?.has([PermissionFlagsBits.ViewChannel, PermissionFlagsBits.ReadMessageHistory]) ?? false;
}
