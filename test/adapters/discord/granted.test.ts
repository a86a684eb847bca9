import { expect, test } from "vitest";
import { minuteMs } from "../../digest/delivery-rig.ts";
import { changeThread } from "../../servers/discord-threads.ts";
import { permission, type World } from "../../servers/discord-world.ts";
import { withForum } from "./forum-desk.ts";
import { textOf } from "./harness.ts";

const it = withForum();

const may = () => it.running.adapter.mayPost?.(it.server.channel);
const tell = (name: string, data: object) => it.server.gateway.dispatch(name, data);

/** In a channel that has no permissions of its own, those of the roles count. */
const roleWith = (world: World, id: string, permissions: bigint) => ({
  guild_id: world.guildId,
  role: { ...world.guild().roles.find((one) => one.id === id), permissions: String(permissions) },
});
const toPost = permission.viewChannel | permission.sendMessages;

test.each<[string, (world: World) => void]>([
  ["a channel", (world) => tell("CHANNEL_UPDATE", world.channel())],
  ["the role of everybody", (world) => tell("GUILD_ROLE_UPDATE", roleWith(world, world.guildId, toPost))],
  [
    "a role that the bot is given",
    (world) => {
      tell("GUILD_ROLE_UPDATE", roleWith(world, world.roleId, toPost));
      const { guildId, bot, roleId } = world;
      tell("GUILD_MEMBER_UPDATE", { guild_id: guildId, ...world.member(bot), roles: [roleId] });
    },
  ],
])("what the bot may do is known as soon as Discord tells of %s", async (_, grant) => {
  const { world } = it.server;
  expect(may()).toBe(true);
  tell("CHANNEL_UPDATE", { ...world.channel(), permission_overwrites: [] });
  await expect.poll(may).toBe(false);
  grant(world);
  await expect.poll(may).toBe(true);
});

test("the end of a time-out is known when its time has come", async () => {
  const { world } = it.server;
  const { guildId, bot } = world;
  world.botTimeOutUntil = new Date(Date.now() + 3_600_000).toISOString();
  tell("GUILD_MEMBER_UPDATE", { guild_id: guildId, ...world.member(bot) });
  await expect.poll(may).toBe(false);
  world.botTimeOutUntil = new Date(Date.now() - 1_000).toISOString();
  tell("GUILD_MEMBER_UPDATE", { guild_id: guildId, ...world.member(bot) });
  await expect.poll(may).toBe(true);
});

const followIn = async (channel: string) => {
  await it.storage.follows.add({
    ...{ channel: { ...it.server.channel, channel }, query: "ferry", zone: "UTC", locale: "en" },
    createdBy: { platform: "discord", tenant: "", user: it.server.world.person.id },
    createdAt: it.clock.now,
  });
  await it.liveAt(it.clock.now, 1);
  it.clock.now += minuteMs;
  await it.comes("Ferry runs again");
};
const postsIn = (channel: string) => it.server.posted.filter(({ channel_id }) => channel_id === channel);

test("a follow that rests goes on within a minute of the grant, and tells nobody again", async () => {
  const { world, channel } = it.server;
  it.server.deny("bot", permission.sendMessages);
  await expect.poll(may).toBe(false);
  await followIn(channel.channel);
  await it.liveAt(it.clock.now);
  expect(postsIn(channel.channel)).toEqual([]);
  it.server.grant("bot", permission.sendMessages);
  await expect.poll(may).toBe(true);
  await it.liveAt(it.clock.now + minuteMs / 2);
  expect(postsIn(channel.channel).map(textOf)).toEqual([expect.stringContaining("Ferry runs again")]);
  expect(postsIn(world.directId)).toHaveLength(1);
});

test("one in a thread that was locked goes on when it is unlocked", async () => {
  const { world } = it.server;
  const thread = world.addPlace("thread", { locked: true });
  await it.restart();
  await followIn(thread);
  await it.liveAt(it.clock.now);
  expect(postsIn(world.directId).map(textOf)).toEqual([expect.stringContaining("thread is locked")]);
  changeThread(world, thread, { locked: false });
  await expect.poll(() => it.running.adapter.mayPost?.({ ...it.server.channel, channel: thread })).toBe(true);
  await it.liveAt(it.clock.now + minuteMs / 2);
  expect(postsIn(thread)).toHaveLength(1);
});
