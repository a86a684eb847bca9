import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Newsroom, openNewsroom } from "../../bot/newsroom.ts";
import type { DiscordServer } from "../../servers/discord.ts";
import { permission } from "../../servers/discord-world.ts";
import { until } from "../../until.ts";
import { buttonsOf, type Started, start, textOf } from "./harness.ts";

// The whole way with the real bot: a curator says how posts look, sees it, and saves it.

let newsroom: Newsroom;
let running: Started;
let server: DiscordServer;

beforeEach(async () => {
  newsroom = await openNewsroom();
  running = await start(newsroom.bot);
  server = running.server;
  newsroom.adapters.push(running.adapter);
  await until(() => expect(server.world.commands).toHaveLength(3));
});
afterEach(async () => {
  await running.stop();
  await newsroom.close();
  expect(server.violations).toEqual([]);
});

const style = async () => (await newsroom.deps.subscriptions.all())[0]?.style;
const read = async () => textOf(await server.waitForReply());
const modal = async (count: number) => {
  await until(() => expect(server.world.modals).toHaveLength(count));
  return server.world.modals.at(-1);
};

describe("the style of a digest", () => {
  test("is set in a form, shown to the curator alone, changed in the form again, and saved", async () => {
    server.command("newsdesk digest on", { time: "8:00", about: "chips", style: "compact" });
    const confirmation = await server.waitForReply();
    expect(textOf(confirmation)).toContain("compact");
    expect(buttonsOf(confirmation)).toContain("Style");
    server.press("Style");
    expect(await modal(1)).toMatchObject({ title: "Style of digest 1" });
    server.submit({ length: ["full"], intro: ["Hi <@1> desk"] });
    const preview = await server.waitForReply();
    expect(preview.flags & 64).toBe(64);
    expect(textOf(preview)).toMatch(/^Hi desk\n.*nothing is changed yet/s);
    expect(await style()).toEqual({ length: "compact" });
    server.press("Change");
    expect(JSON.stringify(await modal(2))).toContain("Hi desk");
    server.submit({ pictures: ["without"] });
    expect(await read()).toContain("Hi desk");
    server.press("Save");
    expect(await read()).toContain("Digest 1 is changed");
    expect(await style()).toEqual({ length: "full", pictures: false, intro: "Hi desk" });
  });

  test("opens by its slash command, and by a mention through a button", async () => {
    server.command("newsdesk digest on", { time: "8:00" });
    await server.waitForReply();
    server.command("newsdesk digest style", { number: "1" });
    expect(await modal(1)).toMatchObject({ title: "Style of digest 1" });
    server.mention("digest style 1");
    expect(await read()).toContain("digest preview 1 compact");
    server.press("Style of digest 1");
    expect(await modal(2)).toMatchObject({ title: "Style of digest 1" });
  });
});

describe("a role", () => {
  test("is pinged where everybody may mention it, else only for those who may mention all", async () => {
    const { roleId } = server.world;
    server.command("newsdesk digest on", { time: "8:00", ping: roleId });
    expect(await read()).toContain("You may not mention @role here");
    expect(await newsroom.deps.subscriptions.all()).toEqual([]);
    server.letMention(roleId, true);
    await until(async () => {
      server.command("newsdesk digest on", { time: "8:00", ping: roleId });
      expect(await read()).toContain("pings @role");
    });
    expect(await style()).toEqual({ ping: { id: roleId, name: "@role" } });
    server.command("newsdesk follow add", { query: "chips", ping: server.world.otherRoleId });
    expect(await read()).toContain("You may not mention @role here");
    server.world.personPermissions |= permission.mentionEveryone;
    server.deny("person", 0n);
    server.command("newsdesk follow add", { query: "chips", ping: server.world.otherRoleId });
    expect(await read()).toContain("pings @role");
  });

  test("is named in a mention, chosen in the form, and all people are left to the configuration", async () => {
    const { roleId, guildId } = server.world;
    server.world.personPermissions |= permission.mentionEveryone;
    server.deny("person", 0n);
    server.mention(`digest on 8 ping <@&${roleId}>`);
    expect(await read()).toContain("pings @role");
    server.command("newsdesk digest style", { number: "1" });
    expect(JSON.stringify(await modal(1))).toContain(`"default_values":[{"id":"${roleId}"`);
    server.submit({ ping: [guildId] });
    expect(await read()).toContain("only if whoever runs it allows that");
    server.command("newsdesk digest style", { number: "1" });
    await modal(2);
    server.submit({ ping: [] });
    const preview = await server.waitForReply();
    expect(textOf(preview)).not.toContain("@role");
    expect(server.posted.flatMap(({ pings }) => pings)).toEqual([]);
  });
});

test("publishing is offered in announcement channels alone", async () => {
  const news = server.world.addPlace("announcement");
  await running.adapter.stop();
  running = await start(newsroom.bot, { server });
  newsroom.adapters.splice(0, 1, running.adapter);
  server.mention("digest on 8 publish");
  expect(await read()).toContain("Only an announcement channel");
  server.mention("digest on 8 publish", news);
  expect(await read()).toContain("published to the servers that follow the channel");
  server.command("newsdesk digest style", { number: "1" }, news);
  expect(JSON.stringify(await modal(1))).toContain("To the servers that follow it, too");
});
