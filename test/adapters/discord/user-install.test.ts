import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Message } from "../../../src/chat/message.ts";
import { type Newsroom, openNewsroom } from "../../bot/newsroom.ts";
import type { DiscordServer } from "../../servers/discord.ts";
import type { StoredMessage } from "../../servers/discord-world.ts";
import { buttonsOf, type Started, start, textOf, wire } from "./harness.ts";

// The real bot, where only a person's own installation lets it answer: in a server and in a group without it.

let newsroom: Newsroom;
let running: Started;
let discord: DiscordServer;
let heard: Message[];
beforeEach(async () => {
  newsroom = await openNewsroom();
  heard = [];
  running = await start(async (message) => {
    heard.push(message);
    return newsroom.bot(message);
  });
  discord = running.server;
  newsroom.adapters.push(running.adapter);
});
afterEach(async () => {
  await running.stop();
  await newsroom.close();
  expect(discord.violations).toEqual([]);
});

const ephemeral = 64;
const reply = () => discord.waitForReply();
const isPrivate = ({ flags }: StoredMessage) => (flags & ephemeral) !== 0;

describe.each(["stranger", "group"] as const)("in a %s's place", (where) => {
  test("/news answers that person alone, without Share, page after page", async () => {
    discord.command("search", { query: "chips" }, where);
    const list = await reply();
    expect(textOf(list)).toContain("chips");
    expect(isPrivate(list)).toBe(true);
    expect(heard[0]).toMatchObject({ isReadOnly: true, isPersonal: false });
    discord.press("Read 1");
    const story = await reply();
    expect([isPrivate(story), buttonsOf(story).includes("Share")]).toEqual([true, false]);
    discord.press("Next");
    expect(isPrivate(await reply())).toBe(true);
  });

  test("nothing is posted there, whoever asks, and the person is told why", async () => {
    discord.command("latest", {}, where);
    await reply();
    discord.command("share", { story: "1" }, where);
    const said = await reply();
    expect(textOf(said)).toContain("I am not in this place, so I answer you alone");
    expect(discord.posted.every(isPrivate)).toBe(true);
  });

  test("a follow is sent to the person alone, in their own conversation", async () => {
    discord.command("follow", { query: "tsmc" }, where);
    const said = [await reply(), await reply()];
    expect(said.map(({ channel_id }) => channel_id)).toContain(discord.world.directId);
    expect(said.map(textOf).join()).toContain("in your direct messages");
    expect(await newsroom.deps.follows.all()).toMatchObject([
      { isPersonal: true, channel: { tenant: "", channel: discord.world.directId } },
    ]);
  });

  test("“Find related news” and completions work there", async () => {
    const said = discord.say("Micron waits for its chips subsidy");
    discord.menu("Find related news", said, where);
    const found = await reply();
    expect([isPrivate(found), textOf(found)]).toEqual([true, expect.stringContaining("Micron")]);
    discord.type("search", "query", "chi", {}, where);
    await expect.poll(() => discord.world.offers.length).toBe(1);
  });

  test("what managers do is not offered there", () => {
    expect(() => discord.command("newsdesk digest status", {}, where)).toThrow("not offered there");
  });
});

describe("elsewhere everything is as it was:", () => {
  test("in a server that the bot is in, people can share; in a conversation with it, nothing is ephemeral", async () => {
    discord.command("latest");
    await reply();
    discord.press("Read 1");
    expect(buttonsOf(await reply())).toContain("Share");
    discord.command("latest", {}, "direct");
    expect(isPrivate(await reply())).toBe(false);
    expect(heard.map(({ isReadOnly }) => isReadOnly)).not.toContain(true);
    expect(heard.at(-1)?.isPersonal).toBe(true);
  });
});

test("an application without User Install gets its commands all the same, for servers alone", async () => {
  const other = await wire();
  other.server.world.installations = [0];
  await other.adapter.start(async () => undefined);
  expect(
    other.server.world.commands.map(({ name, integration_types, contexts }) => [
      name,
      integration_types,
      contexts,
    ]),
  ).toEqual([
    ["news", [0], [0, 1]],
    ["newsdesk", [0], [0]],
    ["Find related news", [0], [0, 1]],
  ]);
  other.server.world.installations = [0, 1];
  await other.adapter.stop();
  const again = await wire({ server: other.server, keyValues: other.keyValues });
  await again.adapter.start(async () => undefined);
  expect(
    other.server.world.commands.map(({ name, integration_types, contexts }) => [
      name,
      integration_types,
      contexts,
    ]),
  ).toEqual([
    ["news", [0, 1], [0, 1, 2]],
    ["newsdesk", [0], [0]],
    ["Find related news", [0, 1], [0, 1, 2]],
  ]);
  await again.stop();
  expect(other.server.violations).toEqual([]);
});
