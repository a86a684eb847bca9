import {
  type Answer,
  archivedThread,
  lockedThread,
  missingPermissions,
  notATextChannel,
} from "./discord-answers.ts";
import { isThread } from "./discord-places.ts";
import { permission, type World } from "./discord-world.ts";

/**
 * Why the bot cannot post in a place. A message opens an archived thread again, unless it is locked:
 * https://docs.discord.com/developers/topics/threads#active--archived-threads
 */
export function refusalToPost(world: World, channel: string): Answer | undefined {
  const { botPermissions, botTimeOutUntil, now } = world;
  const place = world.places.get(channel);
  if (place && ["forum", "media", "category"].includes(place.kind)) return notATextChannel;
  if (place?.locked && !(botPermissions & permission.manageThreads)) return lockedThread;
  const needed = place && isThread(place) ? permission.sendInThreads : permission.sendMessages;
  // https://docs.discord.com/developers/topics/permissions#permissions-for-timed-out-members
  const isTimedOut = Date.parse(botTimeOutUntil ?? "") > now();
  return isTimedOut || !(botPermissions & needed) ? missingPermissions : undefined;
}

/**
 * Why the bot cannot change a message or the thread that it is in: "Users cannot edit messages ... in archived
 * threads", and in locked ones only those who manage threads do anything.
 * https://docs.discord.com/developers/topics/threads#locked-threads
 */
export function refusalToEdit({ places, botPermissions }: World, channel: string): Answer | undefined {
  const place = places.get(channel);
  if (place?.locked && !(botPermissions & permission.manageThreads)) return lockedThread;
  return place?.archived ? archivedThread : undefined;
}
