import { type Channel, type Client, type Guild, PermissionFlagsBits, PermissionsBitField } from "discord.js";
import type { AdapterError } from "../../../src/chat/errors.ts";
import type { ChannelRef } from "../../../src/chat/message.ts";
import type { PlaceKind } from "../../../src/chat/reply.ts";
import { lackingPermissions, timedOut } from "../errors.ts";

/**
 * The permissions that anybody needs to post there. Components with links and pictures need no Embed Links.
 * In a voice or stage channel nothing is allowed without Connect:
 * https://docs.discord.com/developers/topics/permissions#implicit-permissions
 * A post of a forum takes no permission for threads:
 * https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel
 * @param own what is to be made there besides a message
 */
export const neededToPost = (place: Channel | null | undefined, own?: PlaceKind): PermissionsBitField =>
  new PermissionsBitField([
    PermissionFlagsBits.ViewChannel,
    ...(own === "thread" ? [PermissionFlagsBits.CreatePublicThreads] : []),
    ...(place?.isVoiceBased() ? [PermissionFlagsBits.Connect] : []),
    place?.isThread() ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages,
  ]);

/** The English name of a permission in Discord's settings. */
export const permissionName = (name: string): string => name.replace(/(?<=[a-z])(?=[A-Z])/g, " ");

/** What Discord's settings call these two in a forum: https://support.discord.com/hc/en-us/articles/6208479917079 */
const inForums: Record<string, string> = {
  SendMessages: "Create Posts",
  SendMessagesInThreads: "Send Messages in Posts",
};

/** The names of the permissions the bot lacks to post there, as far as is known. */
export function missingPermissions(
  client: Client,
  { channel }: Pick<ChannelRef, "channel">,
  own?: PlaceKind,
): string[] {
  const place = client.channels.cache.get(channel);
  if (!place || place.isDMBased() || !client.user) return [];
  const lacking = place.permissionsFor(client.user)?.missing(neededToPost(place, own)) ?? [];
  const isForum = place.isThreadOnly() || (place.isThread() && place.parent?.isThreadOnly());
  return lacking.map((name) => (isForum && inForums[name]) || permissionName(name));
}

/** Why the bot could not write in a server at all now: discord.js has no time-outs in permissions (discord.js issue 9730). */
function timeOutIn(what: string, { members: { me } }: Guild): AdapterError | undefined {
  const end = me?.isCommunicationDisabled() ? me.communicationDisabledUntil : null;
  // https://docs.discord.com/developers/topics/permissions#permissions-for-timed-out-members
  return end && !me?.permissions.has(PermissionFlagsBits.Administrator) ? timedOut(what, end) : undefined;
}

/**
 * Why the bot could not post there now, as far as is known without asking: a time-out, or what it lacks.
 * @param what was to be done, such as "post to the channel"
 * @param own what is to be made there besides a message
 * @param missing the names of the permissions it lacks, if Discord has just said so
 */
export function obstacleTo(
  what: string,
  client: Client,
  { channel }: Pick<ChannelRef, "channel">,
  own?: PlaceKind,
  missing = missingPermissions(client, { channel }, own),
): AdapterError | undefined {
  const place = client.channels.cache.get(channel);
  const guild = place && !place.isDMBased() ? place.guild : undefined;
  const role = client.user && guild?.roles.botRoleFor(client.user)?.name;
  const lacking = missing.length > 0 ? lackingPermissions(what, missing, role ?? undefined) : undefined;
  return (guild && timeOutIn(what, guild)) ?? lacking;
}
