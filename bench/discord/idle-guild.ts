import type { World } from "../../test/servers/discord-world.ts";

const channels = 40;
const roles = 25;
const emojis = 50;
const people = 20;

/** An idle server of ordinary size, as Discord describes it when the bot connects. */
export function idleGuild(world: World): { id: string } {
  const { newId } = world;
  const guild = world.guild();
  const [everyone] = guild.roles;
  const id = newId();
  const users = Array.from({ length: people }, () => person(newId()));
  return {
    ...guild,
    id,
    roles: [
      { ...everyone, id },
      ...Array.from({ length: roles }, (_, position) => ({
        ...everyone,
        id: newId(),
        name: `role ${position}`,
        position,
      })),
    ],
    channels: Array.from({ length: channels }, (_, position) => ({
      ...world.channel(),
      id: newId(),
      guild_id: id,
      name: `channel-${position}`,
      topic: "What is talked about here, in a sentence or two that the server's people wrote.",
      position,
    })),
    emojis: Array.from({ length: emojis }, (_, n) => ({
      id: newId(),
      name: `emoji${n}`,
      roles: [],
      animated: false,
    })),
    members: [world.member(world.bot), ...users.map((user) => world.member(user))],
    presences: users.map((user) => ({
      user: { id: user.id },
      status: "online",
      activities: [],
      client_status: {},
    })),
  } as { id: string };
}

const person = (id: string) => ({ id, username: `person${id}`, discriminator: "0", avatar: null });
