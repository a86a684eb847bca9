import { afterEach, describe, expect, test } from "vitest";
import type { Message } from "../../../src/chat/message.ts";
import { notice, results } from "../../contract/replies.ts";
import { permission, type World } from "../../servers/discord-world.ts";
import { type Started, start as startAdapter, wire } from "./harness.ts";

let running: Started | undefined;

afterEach(async () => {
  const ended = running;
  running = undefined;
  await ended?.stop();
  expect(ended?.server.violations).toEqual([]);
});

async function start(prepare?: (world: World) => void) {
  const heard: Message[] = [];
  running = await wire();
  prepare?.(running.server.world);
  await running.adapter.start(async (message) => {
    heard.push(message);
    return results("Page", [], { actions: [{ label: "Stop", command: "digest off 1" }] });
  });
  return { ...running, heard };
}

type Override = [
  of: "newsdesk" | "all",
  kind: "role" | "other role" | "everyone" | "user" | "channel" | "all channels",
  allowed: boolean,
];

/** The settings as the server's Integrations page sends them. */
function integrations(world: World, said: Override[]): World["commandPermissions"] {
  const ids = {
    role: [world.roleId, 1],
    "other role": [world.otherRoleId, 1],
    everyone: [world.guildId, 1],
    user: [world.person.id, 2],
    channel: [world.channelId, 3],
    "all channels": [String(BigInt(world.guildId) - 1n), 3],
  } as const;
  const newsdesk = String(world.commands.find(({ name }) => name === "newsdesk")?.id);
  return (
    [
      ["newsdesk", newsdesk],
      ["all", world.bot.id],
    ] as const
  ).flatMap(([of, id]) => {
    const permissions = said
      .filter((one) => one[0] === of)
      .map(([, kind, allowed]) => ({ id: ids[kind][0], type: ids[kind][1], permission: allowed }));
    return permissions.length > 0 ? [{ id, permissions }] : [];
  });
}

describe("those who may use /newsdesk manage by mention and button too, and nobody else:", () => {
  test.each<[Override[], hasPermission: boolean, roles: ("role" | "other role")[], may: boolean]>([
    [[], true, [], true],
    [[], false, [], false],
    [[["newsdesk", "role", true]], false, ["role"], true],
    [[["newsdesk", "role", true]], false, ["other role"], false],
    [[["newsdesk", "role", true]], true, ["other role"], true],
    [[["newsdesk", "role", false]], true, ["role"], false],
    [
      [
        ["newsdesk", "role", false],
        ["newsdesk", "other role", true],
      ],
      false,
      ["role", "other role"],
      true,
    ],
    [
      [
        ["newsdesk", "user", true],
        ["newsdesk", "role", false],
      ],
      false,
      ["role"],
      true,
    ],
    [[["newsdesk", "user", false]], true, [], false],
    [[["newsdesk", "everyone", false]], true, [], false],
    [
      [
        ["newsdesk", "everyone", false],
        ["newsdesk", "role", true],
      ],
      true,
      ["role"],
      true,
    ],
    [[["newsdesk", "everyone", true]], false, [], false],
    [[["all", "role", true]], false, ["role"], true],
    [
      [
        ["all", "role", true],
        ["newsdesk", "role", false],
      ],
      false,
      ["role"],
      false,
    ],
    [[["newsdesk", "channel", false]], true, [], false],
    [[["newsdesk", "all channels", false]], true, [], false],
    [
      [
        ["newsdesk", "all channels", false],
        ["newsdesk", "channel", true],
      ],
      true,
      [],
      true,
    ],
    [
      [
        ["all", "channel", true],
        ["newsdesk", "all channels", false],
      ],
      true,
      [],
      true,
    ],
  ])("overrides %j, Manage Channels %s, roles %j: %s", async (said, hasPermission, roles, may) => {
    const { server, heard } = await start();
    const { world } = server;
    world.commandPermissions = integrations(world, said);
    world.personRoles = roles.map((role) => (role === "role" ? world.roleId : world.otherRoleId));
    if (!hasPermission) server.deny("person", permission.manageChannels);
    server.mention("digest off 1");
    await server.waitForReply();
    server.press("Stop");
    await server.waitForReply();
    expect(await Promise.all(heard.map(({ canManage }) => canManage()))).toEqual([may, may]);
  });
});

test("the server's owner may manage, whatever the settings of their roles", async () => {
  const { server, heard } = await start((world) => {
    world.ownerId = world.person.id;
  });
  server.world.commandPermissions = integrations(server.world, [["newsdesk", "everyone", false]]);
  server.mention("digest off 1");
  await server.waitForReply();
  expect(await heard[0]?.canManage()).toBe(true);
});

test("a public answer is deleted by those who may use /newsdesk", async () => {
  running = await startAdapter(async () => notice("for all", { visibility: "channel" }));
  const { server } = running;
  server.mention("x");
  await server.waitForReply();
  server.world.person.id = server.world.newId();
  server.deny("person", permission.manageChannels);
  server.world.commandPermissions = integrations(server.world, [["newsdesk", "user", true]]);
  server.press("Delete");
  await expect.poll(() => server.posted).toEqual([]);
});
