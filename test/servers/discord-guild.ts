import { asApiPlace, isThread } from "./discord-places.ts";
import type { World } from "./discord-world.ts";

/** What Discord says of a server that nobody has set up further. https://docs.discord.com/developers/resources/guild */
const unchangedGuild = {
  emojis: [],
  stickers: [],
  features: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  member_count: 2,
  large: false,
  unavailable: false,
  preferred_locale: "en-US",
  premium_tier: 0,
  system_channel_flags: 0,
  verification_level: 0,
  default_message_notifications: 0,
  explicit_content_filter: 0,
  mfa_level: 0,
  nsfw_level: 0,
  afk_timeout: 300,
  premium_progress_bar_enabled: false,
};

const plainRole = { permissions: "0", position: 0, color: 0, hoist: false, managed: false };

/** One of the server's own roles as the API returns it. */
export const asApiRole = ({ mentionableRoles }: World, id: string) => ({
  ...plainRole,
  ...{ id, name: "role", mentionable: mentionableRoles.has(id) },
});

/** The server as the API returns it. */
export function asApiGuild(world: World) {
  const everyone = { ...plainRole, id: world.guildId, name: "@everyone", mentionable: false };
  const ownRoles = [world.roleId, world.otherRoleId].filter((id) => !world.deletedRoles.has(id));
  // https://docs.discord.com/developers/topics/permissions#role-object-role-tags-structure
  const ofBot = { id: world.botRoleId, name: world.bot.username, tags: { bot_id: world.bot.id } };
  const bot = world.member(world.bot);
  return {
    id: world.guildId,
    name: "Newsroom",
    owner_id: world.ownerId,
    roles: [
      everyone,
      ...ownRoles.map((id) => asApiRole(world, id)),
      { ...everyone, ...ofBot, managed: true },
    ],
    channels: [world.channel(), world.otherChannel(), ...placesOf(world, false)],
    threads: placesOf(world, true),
    members: [bot],
    joined_at: bot.joined_at,
    ...unchangedGuild,
  };
}

function placesOf(world: World, threads: boolean) {
  const wanted = [...world.places.values()].filter((place) => isThread(place) === threads);
  return wanted.map((place) => asApiPlace(place, world.channel()));
}
