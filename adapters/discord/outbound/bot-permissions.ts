import { type Channel, type Client, PermissionFlagsBits, PermissionsBitField } from "discord.js";
import type { ChannelRef } from "../../../src/chat/message.ts";

/**
 * The permissions that anybody needs to post there. Components with links and pictures need no Embed Links.
 * In a voice or stage channel nothing is allowed without Connect:
 * https://docs.discord.com/developers/topics/permissions#implicit-permissions
 */
export const neededToPost = (place: Channel | null | undefined): PermissionsBitField =>
  new PermissionsBitField([
    PermissionFlagsBits.ViewChannel,
    ...(place?.isVoiceBased() ? [PermissionFlagsBits.Connect] : []),
    place?.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
  ]);

/** The English name of a permission in Discord's settings. */
export const permissionName = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, " ");

/** The names of the permissions the bot lacks to post there, as far as is known. */
export function missingPermissions(client: Client, { channel }: Pick<ChannelRef, "channel">): string[] {
  const place = client.channels.cache.get(channel);
  if (!place || place.isDMBased() || !client.user) return [];
  const lacking = place.permissionsFor(client.user)?.missing(neededToPost(place)) ?? [];
  return lacking.map(permissionName);
}
