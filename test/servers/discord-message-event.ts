import { intents } from "./discord-gateway.ts";
import { asApiMessage } from "./discord-history.ts";
import type { StoredMessage, World } from "./discord-world.ts";

type Told = {
  message: StoredMessage;
  mentionsBot: boolean;
  /** Whether the event has the channel's type. */
  typed: boolean;
};

/**
 * What the bot is told of a new message, as far as it wants to hear of such; undefined if it does not.
 * https://docs.discord.com/developers/events/gateway-events#message-create
 */
export function messageEvent(
  world: World,
  wants: (intent: number) => boolean,
  { message, mentionsBot, typed }: Told,
): object | undefined {
  const { bot, directId } = world;
  const inGuild = message.channel_id !== directId;
  if (!wants(inGuild ? intents.guildMessages : intents.directMessages)) return undefined;
  // .../gateway#message-content-intent: the bot may not read messages to others.
  const readable = !inGuild || mentionsBot || message.author.id === bot.id || wants(intents.content);
  return {
    ...asApiMessage(message),
    // .../resources/message#message-object: "used for validating a message was sent"
    ...(message.nonce !== undefined && { nonce: message.nonce }),
    ...(!readable && { content: "", components: [] }),
    mentions: mentionsBot && !message.mention_roles?.length ? [{ ...bot, member: world.member(bot) }] : [],
    ...(typed && { channel_type: inGuild ? 0 : 1 }),
    ...(inGuild && { member: { ...world.member(message.author), user: undefined } }),
  };
}
