import { type Channel, ChannelType, type Client, PermissionFlagsBits } from "discord.js";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { ChannelRef } from "../../../src/chat/message.ts";
import type { RefusalCode } from "../../../src/chat/refusal.ts";
import type { PlaceKind } from "../../../src/chat/reply.ts";
import { errorText } from "../../../src/locales/error-text.ts";
import { failedTo } from "../errors.ts";
import { obstacleTo } from "./bot-permissions.ts";
import { lacksTags } from "./threads/forum-tags.ts";

/** Throws AdapterError if a post would be refused: by the channel's kind, a lock or a missing permission. */
export async function checkPost(client: Client, { channel }: ChannelRef, own?: PlaceKind): Promise<void> {
  const what = "post to the Discord channel";
  const place = await client.channels.fetch(channel).catch(failedTo(what));
  const code = place && obstacleIn(place);
  if (code)
    throw new AdapterError("forbidden", `Could not ${what}: ${errorText(code)}`, { refusal: { code } });
  const obstacle = obstacleTo(what, client, { channel }, own);
  if (obstacle) throw obstacle;
}

/** The same by what Discord has told so far; undefined of a channel that it has not told of. */
export function mayPost(client: Client, { channel }: ChannelRef, own?: PlaceKind): boolean | undefined {
  const place = client.channels.cache.get(channel);
  return place && obstacleIn(place) === undefined && !obstacleTo("post", client, { channel }, own);
}

/** What a channel takes besides messages. Throws AdapterError. */
export async function placesIn(client: Client, { channel }: ChannelRef): Promise<PlaceKind[]> {
  const place = await client.channels.fetch(channel).catch(failedTo(`look up Discord channel ${channel}`));
  if (place?.isThreadOnly()) return ["post"];
  return place?.type === ChannelType.GuildText || place?.type === ChannelType.GuildAnnouncement
    ? ["thread"]
    : [];
}

/**
 * An archived thread is no obstacle: a post opens it again, unless it is locked.
 * https://docs.discord.com/developers/topics/threads#active--archived-threads
 */
function obstacleIn(place: Channel): RefusalCode | undefined {
  if (place.isThreadOnly()) return lacksTags(place) ? "tag_required" : undefined;
  if (!place.isTextBased()) return "no_text_channel";
  if (!place.isThread() || !place.locked) return undefined;
  const own = place.guild.members.me;
  const mayUnlock = own && place.permissionsFor(own)?.has(PermissionFlagsBits.ManageThreads);
  return mayUnlock ? undefined : "thread_locked";
}

/** "#general"; undefined for a conversation with one person. Throws AdapterError. */
export async function nameOf(client: Client, { channel }: ChannelRef): Promise<string | undefined> {
  const place = await client.channels.fetch(channel).catch(failedTo(`look up Discord channel ${channel}`));
  return place && !place.isDMBased() ? `#${place.name}` : undefined;
}
