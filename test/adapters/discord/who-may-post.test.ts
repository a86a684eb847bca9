import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Newsroom, openNewsroom } from "../../bot/newsroom.ts";
import { digest, entry } from "../../contract/replies.ts";
import { type DiscordServer, startDiscord } from "../../servers/discord.ts";
import { permission } from "../../servers/discord-world.ts";
import { textOf } from "./harness.ts";
import { isPrivate, start } from "./heard.ts";

let newsroom: Newsroom;
let server: DiscordServer;
let story: string;

beforeEach(async () => {
  newsroom = await openNewsroom();
  server = await startDiscord();
  const latest = await newsroom.ask("latest");
  story = latest.kind === "results" ? (latest.entries[0]?.id ?? "") : "";
});
afterEach(() => newsroom.close());

/** The digest's Read button, then Share, as often as it takes. */
async function readAndShare(): Promise<string> {
  server.press("Read");
  await server.waitForReply();
  server.press("Share");
  return textOf(await server.waitForReply());
}

async function startWithDigest(channel = server.channel) {
  const { adapter } = await start(newsroom.bot, { server });
  const read = { label: "Read", command: `read ${story}` };
  await adapter.send(channel, digest("Morning news", [entry(story, "A story", { actions: [read] })]), "key");
  await server.waitForReply();
  return adapter;
}

const shared = () =>
  server.posted.filter((message) => !isPrivate(message) && textOf(message).includes("Shared by"));

describe("a story read under a digest", () => {
  test("is shared by somebody who may write there, once within a minute", async () => {
    await startWithDigest();
    expect(await readAndShare()).toContain("Shared by");
    for (let press = 0; press < 6; press++) {
      newsroom.clock.now += 1_000;
      server.press("Share");
      expect(textOf(await server.waitForReply())).toContain("was shared here a moment ago");
    }
    expect(shared()).toHaveLength(1);
    newsroom.clock.now += 60_000;
    server.press("Share");
    await server.waitForReply();
    await expect.poll(() => shared().length).toBe(2);
  });

  test("is shared by nobody who may not, however often they press: one private line", async () => {
    await startWithDigest();
    server.deny("person", permission.sendMessages);
    expect(await readAndShare()).toContain("You may not write in this channel");
    for (let press = 0; press < 6; press++) {
      newsroom.clock.now += 11_000;
      server.press("Share");
      const told = await server.waitForReply();
      expect([isPrivate(told), textOf(told)]).toEqual([true, expect.stringContaining("You may not write")]);
    }
    expect(shared()).toEqual([]);
  });

  test("is not shared either by a person in a time-out", async () => {
    await startWithDigest();
    server.world.timeOutUntil = new Date(Date.now() + 3_600_000).toISOString();
    expect(await readAndShare()).toContain("You may not write in this channel");
  });
});

describe("in a thread", () => {
  test.each([
    ["the right to write in threads is what counts", permission.sendMessages, {}, "Shared by"],
    ["and not the channel's", permission.sendInThreads, {}, "You may not write"],
    ["a locked one is closed to all but moderators", 0n, { locked: true }, "You may not write"],
  ])("%s", async (_, denied, state, answer) => {
    const thread = server.world.addPlace("thread");
    server.world.personPermissions &= ~denied;
    await startWithDigest({ ...server.channel, channel: thread });
    Object.assign(server.world.places.get(thread) ?? {}, state);
    server.gateway.dispatch("THREAD_UPDATE", server.world.channelOf(thread));
    expect(await readAndShare()).toContain(answer);
  });
});

test("a digest on request needs the right to write as well as to manage", async () => {
  await start(newsroom.bot, { server });
  newsroom.adapters.push({
    name: "discord",
    checkPost: async () => {},
    channelName: async () => undefined,
    sendDirectMessage: async ({ user, ...tenant }) => ({
      channel: { ...tenant, channel: user },
      message: "m1",
    }),
  });
  server.deny("person", permission.sendMessages);
  server.command("newsdesk digest now");
  expect(textOf(await server.waitForReply())).toContain("You may not write in this channel");
  expect(await newsroom.deps.ledger.open(newsroom.clock.now)).toEqual([]);
});
