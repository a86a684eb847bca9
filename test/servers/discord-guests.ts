import type { World } from "./discord-world.ts";

/** A server and a group without the bot, where a person uses the application that they installed for themselves. */
export type GuestPlaces = { guildId: string; channelId: string; groupId: string };

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-context-types */
const interactionContext = { guild: 0, conversation: 1, privateChannel: 2 };

export const isGuest = ({ guest }: World, channelId: string): boolean =>
  [guest.channelId, guest.groupId].includes(channelId);

/** The server of a channel; undefined in a conversation and in a group. */
export function guildOf(world: World, channelId: string): string | undefined {
  const { directId, guest, elsewhere, guildId } = world;
  if ([directId, guest.groupId].includes(channelId)) return undefined;
  return channelId === guest.channelId ? guest.guildId : (elsewhere.get(channelId) ?? guildId);
}

/**
 * Where an interaction comes from, and by whose installation: "A key will only be present if the app has been
 * authorized to the installation context", and in a conversation with the bot the server is "0".
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object
 */
export function surroundingsOf(world: World, channelId: string) {
  const { person, directId, guest, personPermissions, botPermissions } = world;
  const guildId = guildOf(world, channelId);
  const isTheirs = isGuest(world, channelId);
  const context = guildId ? "guild" : channelId === directId ? "conversation" : "privateChannel";
  return {
    channel: channelOf(world, channelId),
    context: interactionContext[context],
    authorizing_integration_owners: isTheirs ? { 1: person.id } : { 0: guildId ?? "0" },
    // Of a guest it says what a person's application may; in groups ATTACH_FILES, EMBED_LINKS, MENTION_EVERYONE.
    app_permissions: String(isTheirs ? (1n << 15n) | (1n << 14n) | (1n << 17n) : botPermissions),
    ...(guildId
      ? {
          guild_id: guildId,
          guild_locale: "en-US",
          guild: { id: guildId, locale: "en-US", features: [] },
          member: { ...world.member(person), permissions: String(personPermissions) },
        }
      : { user: person }),
    ...(channelId === guest.groupId && { user: person }),
  };
}

function channelOf(world: World, channelId: string): object {
  const { directId, guest, person } = world;
  if (channelId === directId) return world.directChannel();
  if (channelId === guest.groupId)
    return { id: channelId, type: 3, name: "friends", last_message_id: null, recipients: [person] };
  if (channelId !== guest.channelId) return world.channelOf(channelId);
  return { id: channelId, type: 0, guild_id: guest.guildId, name: "elsewhere", position: 0, parent_id: null };
}

type Command = { name?: unknown; integration_types?: unknown; contexts?: unknown };

/** Why Discord does not offer a command where a person is; undefined if it does. */
export function notOffered(world: World, command: Command, channelId: string): string | undefined {
  const { context } = surroundingsOf(world, channelId);
  const types = (command.integration_types ?? world.installations) as number[];
  const contexts = command.contexts as number[] | null | undefined;
  const isInstalled = types.includes(isGuest(world, channelId) ? 1 : 0);
  return isInstalled && (contexts ?? [context]).includes(context)
    ? undefined
    : `${String(command.name)} is not offered there`;
}
