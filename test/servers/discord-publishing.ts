import { type Answer, missingPermissions, ok, rateLimited, unknownMessage } from "./discord-answers.ts";
import { asApiMessage } from "./discord-history.ts";
import { permission, type World } from "./discord-world.ts";

const hourMs = 3_600_000;
/** https://support.discord.com/hc/en-us/articles/360032008192: "up to 10 messages an hour" in a channel */
const perHour = 10;
/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
export const crossposted = 1 << 0;

/** A server's published messages, by channel: when each was. */
const published = new WeakMap<World, Map<string, number[]>>();

/**
 * https://docs.discord.com/developers/resources/message#crosspost-message: the author of a message needs Send
 * Messages. Numbers: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json
 */
export function crosspost(world: World, channel: string, id: string): Answer {
  const message = world.messages.find((one) => one.id === id && one.channel_id === channel && !one.deleted);
  if (!message) return unknownMessage;
  if (world.places.get(channel)?.kind !== "announcement")
    return { status: 400, body: { code: 50_024, message: "Cannot execute action on this channel type" } };
  if (!(world.botPermissions & permission.sendMessages)) return missingPermissions;
  // "or additionally the MANAGE_MESSAGES permission, for all other messages"
  if (message.author.id !== world.bot.id && !(world.botPermissions & permission.manageMessages))
    return missingPermissions;
  if (message.flags & crossposted)
    return { status: 400, body: { code: 40_033, message: "This message has already been crossposted." } };
  const ofChannels = published.get(world) ?? new Map<string, number[]>();
  published.set(world, ofChannels);
  const lately = (ofChannels.get(channel) ?? []).filter((at) => world.now() - at < hourMs);
  const [first] = lately;
  // As discord.js issue 4956 shows, the eleventh has to wait for the rest of the hour.
  if (first !== undefined && lately.length >= perHour)
    return rateLimited((first + hourMs - world.now()) / 1_000);
  ofChannels.set(channel, [...lately, world.now()]);
  message.flags |= crossposted;
  return ok(asApiMessage(message));
}
