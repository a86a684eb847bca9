import { ChannelType, type Client, PermissionFlagsBits, RESTJSONErrorCodes, Routes } from "discord.js";
import type { ChannelRef, MessageRef } from "../../../src/chat/message.ts";
import type { PingShortfall } from "../../../src/chat/posts/shortfalls.ts";
import { asAdapterError, failedTo, refusalCodeOf } from "../errors.ts";
import { orRemoval } from "./removal.ts";

/**
 * Why the bot cannot ping a role in a channel: a mention of one that not everybody may mention pings nobody without
 * the permission Mention Everyone. Of a server on another process's connections nothing is known.
 * @param mayPingEveryone whether the configuration lets all people be pinged
 */
export function pingObstacle(
  client: Client,
  { channel }: ChannelRef,
  role: string,
  mayPingEveryone: boolean,
): PingShortfall | undefined {
  const isAll = role === "everyone" || role === "here";
  if (isAll && !mayPingEveryone) return "everyone_off";
  const place = client.channels.cache.get(channel);
  if (!place || place.isDMBased() || !client.user) return undefined;
  const found = place.guild.roles.cache.get(role);
  if (!isAll && !found) return "role_gone";
  const mayAll = place.permissionsFor(client.user)?.has(PermissionFlagsBits.MentionEveryone);
  return mayAll || found?.mentionable ? undefined : "role_closed";
}

/** Whether it is an announcement channel, which others can follow. Throws AdapterError. */
export async function canPublish(client: Client, { channel }: ChannelRef): Promise<boolean> {
  const place = await client.channels.fetch(channel).catch(failedTo(`look up Discord channel ${channel}`));
  return place?.type === ChannelType.GuildAnnouncement;
}

/**
 * Publishes one of the bot's messages to the servers that follow its channel, once. It takes Send Messages alone:
 * https://docs.discord.com/developers/resources/message#crosspost-message. Throws AdapterError.
 */
export async function publish(client: Client, { channel, message }: MessageRef): Promise<void> {
  try {
    await client.rest.post(Routes.channelMessageCrosspost(channel.channel, message));
  } catch (cause) {
    if (refusalCodeOf(cause) === RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted) return;
    throw await orRemoval(asAdapterError(cause, "publish a message of the Discord channel"), client, channel);
  }
}
