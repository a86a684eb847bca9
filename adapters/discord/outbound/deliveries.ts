import { type Client, MessageFlags, PermissionFlagsBits, Routes, SnowflakeUtil } from "discord.js";
import { z } from "zod";
import type { BeforeRequest, DeliveryLookup } from "../../../src/chat/adapter.ts";
import type { ChannelRef, MessageRef, UserRef } from "../../../src/chat/message.ts";
import { asAdapterError, failedTo, lackingPermissions } from "../errors.ts";
import { limits } from "../limits.ts";
import { deliveryId } from "../views/delivery-id.ts";
import type { Rendered } from "../views/render.ts";
import { missingPermissions } from "./bot-permissions.ts";

type RenderedReply = Pick<Rendered, "components">;

/** A new message or conversation. */
const created = z.object({ id: z.string() });

const bodyOf = ({ components }: RenderedReply) => ({
  components,
  flags: MessageFlags.IsComponentsV2,
  allowed_mentions: { parse: [] },
});

/** Posts a message that carries a delivery key. Throws AdapterError. */
export async function post(
  client: Client,
  channel: ChannelRef,
  reply: RenderedReply,
  deliveryKey: string,
  beforeRequest?: BeforeRequest,
): Promise<MessageRef> {
  const what = `post to Discord channel ${channel.channel}`;
  // Discord bans an address after 10,000 refused requests in ten minutes: a post known to fail is not tried.
  const missing = missingPermissions(client, channel);
  if (missing.length > 0) throw lackingPermissions(what, missing);
  const body = {
    ...bodyOf(reply),
    // Within minutes of the first, Discord gives back the first message rather than post another.
    nonce: deliveryKey,
    enforce_nonce: true,
  };
  await beforeRequest?.();
  try {
    const sent = created.parse(await client.rest.post(Routes.channelMessages(channel.channel), { body }));
    return { channel, message: sent.id };
  } catch (error) {
    throw asAdapterError(error, what, missingPermissions(client, channel));
  }
}

/** Shows other components in a message. Throws AdapterError. */
export async function edit(
  client: Client,
  { channel: { channel }, message }: MessageRef,
  reply: RenderedReply,
): Promise<void> {
  const patch = client.rest.patch(Routes.channelMessage(channel, message), { body: bodyOf(reply) });
  await patch.catch(failedTo(`edit a message in Discord channel ${channel}`));
}

/** Writes to one person. Throws AdapterError. */
export async function sendDirectMessage(
  client: Client,
  { user }: UserRef,
  reply: RenderedReply,
): Promise<void> {
  try {
    const opened = await client.rest.post(Routes.userChannels(), { body: { recipient_id: user } });
    await client.rest.post(Routes.channelMessages(created.parse(opened).id), { body: bodyOf(reply) });
  } catch (error) {
    throw asAdapterError(error, `write to Discord user ${user}`);
  }
}

/** Our clock may be ahead of Discord's, which dates its messages; keys are unique, so early is safe. */
const clockSkewMs = 5 * 60_000;

/** Beyond this many pages a channel is too busy to be searched. */
const maxPages = 30;

const page = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.object({ id: z.number().optional() })).optional(),
  }),
);

/**
 * Looks for a delivery among the bot's own messages in the channel since `since` (ms); "unknown"
 * if the bot may not read them. Throws AdapterError if a later try may succeed.
 */
export async function findDelivery(
  client: Client,
  channel: ChannelRef,
  deliveryKey: string,
  since: number,
): Promise<DeliveryLookup> {
  try {
    if (!(await canReadHistory(client, channel))) return { state: "unknown" };
    return await search(client, channel, deliveryKey, since);
  } catch (cause) {
    const error = asAdapterError(cause, `read Discord channel ${channel.channel}`);
    if (["forbidden", "gone", "rejected"].includes(error.code)) return { state: "unknown" };
    throw error;
  }
}

async function search(
  client: Client,
  channel: ChannelRef,
  deliveryKey: string,
  since: number,
): Promise<DeliveryLookup> {
  const wanted = deliveryId(deliveryKey);
  let after = String(
    SnowflakeUtil.generate({ timestamp: Math.max(since - clockSkewMs, Number(SnowflakeUtil.epoch)) }),
  );
  for (let pages = 0; pages < maxPages; pages++) {
    const query = new URLSearchParams({ after, limit: String(limits.messagesInPage) });
    const messages = page.parse(await client.rest.get(Routes.channelMessages(channel.channel), { query }));
    const own = messages.filter(({ author }) => author.id === client.user?.id);
    const match = own.find(({ components }) => components?.some(({ id }) => id === wanted));
    if (match) return { state: "found", ref: { channel, message: match.id } };
    if (messages.length < limits.messagesInPage) return { state: "absent" };
    const ids = [after, ...messages.map(({ id }) => id)];
    after = ids.reduce((one, other) => (BigInt(one) > BigInt(other) ? one : other));
  }
  return { state: "unknown" };
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
