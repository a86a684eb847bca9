import { describe, expect, test } from "vitest";
import type { PostStyle } from "../../../src/chat/posts/post-style.ts";
import { minuteMs, newDigest } from "../../digest/delivery-rig.ts";
import { componentsIn } from "../../servers/discord-rules.ts";
import { addForeignWebhook, deleteWebhooks, webhooksOf } from "../../servers/discord-webhooks.ts";
import { ephemeral, permission, type StoredMessage } from "../../servers/discord-world.ts";
import { slot, withForum } from "./forum-desk.ts";
import { textOf } from "./harness.ts";

// Posts under a curator's own name, by a webhook of the bot's: set, posted, found again, corrected.

const it = withForum();
const dayMs = 24 * 60 * minuteMs;
const picture = "https://pictures.example.com/desk.png";
const sender = { name: "Morning desk", picture };
const executing = /^POST \/webhooks\/\d+\/secret/;

const posts = (channel = it.server.world.channelId) =>
  it.server.posted.filter(({ channel_id, flags }) => channel_id === channel && !(flags & ephemeral));
const names = (channel?: string) => posts(channel).map(({ author }) => author.username);
const told = () => posts(it.server.world.directId).map(textOf);
const asked = (line: RegExp) => it.server.requests.filter((one) => line.test(one)).length;
const made = () => asked(/^POST \/channels\/\d+\/webhooks$/);
const states = async () => {
  const [set] = await it.storage.subscriptions.all();
  const first = set && (await it.storage.ledger.dueThen(set.id, slot));
  return first?.map(({ state }) => state);
};

const allow = () => it.server.grant("bot", permission.manageWebhooks);

async function subscribe(style: PostStyle = { sender }, more: { channel?: string; place?: "post" } = {}) {
  const { channel = it.server.world.channelId, place } = more;
  const set = await it.storage.subscriptions.add(
    newDigest({ ...it.server.channel, channel }, it.clock.now, {
      ...{ style, channelName: "#news", ...(place && { place }) },
      createdBy: { platform: "discord", tenant: "", user: it.server.world.person.id },
    }),
  );
  await it.comes("Ferry runs again");
  return set;
}

/** The story comes in again with another headline. */
const revised = (title: string) =>
  it.comes(title, { keys: ["path:Ferry runs again#0"], publishedAt: it.clock.now - minuteMs });

/** The bot hears of a permission by the gateway. */
const hears = (can: boolean) =>
  expect
    .poll(async () => (await it.running.adapter.senderObstacle?.(it.server.channel, {})) === undefined)
    .toBe(can);

describe("a sender", () => {
  const read = async () => textOf(await it.server.waitForReply());
  const say = async (text: string) => {
    it.server.mention(text);
    return read();
  };
  const style = async () => (await it.storage.subscriptions.all())[0]?.style;

  test("is shown before it is saved, stands in the lists, and is removed by a word", async () => {
    await it.comes("Ferry runs again");
    await say("digest on 8");
    expect(await say('digest preview 1 sender "Morning desk"')).toContain("permission Manage Webhooks");
    allow();
    await hears(true);
    expect(await say('digest preview 1 sender "The Discord Desk"')).toContain("takes no such sender");
    it.server.mention(`digest preview 1 sender "Morning desk" ${picture}`);
    const preview = await it.server.waitForReply();
    expect(textOf(preview)).toMatch(/Morning desk\n.*nothing is changed yet/s);
    const thumbnails = componentsIn(preview.components).filter(({ type }) => type === 11);
    expect(thumbnails).toMatchObject([{ media: { url: picture } }]);
    expect(await style()).toBeUndefined();
    it.server.press("Save");
    expect(await read()).toContain("posted under the name “Morning desk”");
    expect(await style()).toEqual({ sender });
    expect(await say("digest status")).toContain("posted under the name “Morning desk”");
    expect(made()).toBe(0);
    await say("digest edit 1 own name");
    expect(await style()).toBeUndefined();
    await say("follow ferry 發布名稱「晨報」");
    expect(await say("following")).toContain("posted under the name “晨報”");
  });

  test("is given in the form, and emptied there; where the bot may not, the form does not ask for it", async () => {
    await say("digest on 8");
    const form = async (count: number) => {
      it.server.command("newsdesk digest style", { number: "1" });
      await expect.poll(() => it.server.world.modals.length).toBe(count);
      return JSON.stringify(it.server.world.modals.at(-1));
    };
    expect(await form(1)).not.toContain("Name and picture");
    allow();
    await hears(true);
    expect(await form(2)).toContain("Name and picture");
    it.server.submit({ sender: [`Morning desk ${picture}`] });
    await it.server.waitForReply();
    it.server.press("Save");
    await it.server.waitForReply();
    expect(await style()).toEqual({ sender });
    expect(await form(3)).toContain(`Morning desk ${picture}`);
    it.server.submit({ sender: [] });
    await it.server.waitForReply();
    it.server.press("Save");
    await it.server.waitForReply();
    expect(await style()).toBeUndefined();
  });
});

describe("a post under a sender's name", () => {
  test("has its name and picture, pings its role alone, and its buttons work; one webhook serves all", async () => {
    allow();
    const { roleId, otherRoleId } = it.server.world;
    it.server.letMention(roleId, true);
    await hears(true);
    await subscribe({ sender, ping: { id: roleId, name: "@role" }, intro: `<@&${otherRoleId}> @everyone` });
    await it.liveAt(slot);
    expect(posts()).toMatchObject([
      { author: { username: "Morning desk" }, avatar_url: picture, pings: [`<@&${roleId}>`] },
    ]);
    await it.server.waitForReply();
    it.server.press("Read");
    const opened = await it.server.waitForReply();
    expect([opened.flags & ephemeral, textOf(opened)]).toEqual([
      ephemeral,
      expect.stringContaining("Ferry runs again"),
    ]);
    await it.comes("Bridge opens");
    await it.liveAt(slot + dayMs);
    await it.restart();
    await it.comes("Harbour closes");
    await it.liveAt(slot + 2 * dayMs);
    expect(names()).toEqual(["Morning desk", "Morning desk", "Morning desk"]);
    expect([made(), webhooksOf(it.server.world).length]).toEqual([1, 1]);
    expect(it.running.logged.join()).not.toContain("secret-");
  });

  test("whose answer is lost is found in the history by another process, and is one message", async () => {
    allow();
    await hears(true);
    await subscribe();
    it.server.failNext(executing, "cut", { applied: true });
    await it.liveAt(slot, 1);
    expect(posts()).toHaveLength(1);
    expect(await states()).not.toEqual(["sent"]);
    await it.restart();
    for (const later of [1, 3, 6]) await it.liveAt(slot + later * minuteMs, 1);
    expect([names(), await states(), asked(executing)]).toEqual([["Morning desk"], ["sent"], 1]);
  });

  test("whose request never arrived is posted once, when it can no longer arrive", async () => {
    allow();
    await hears(true);
    await subscribe();
    it.server.failNext(executing, "cut");
    await it.liveAt(slot, 1);
    await it.restart();
    await it.liveAt(slot + minuteMs / 2, 1);
    expect(posts()).toEqual([]);
    for (const later of [2, 4, 8]) await it.liveAt(slot + later * minuteMs, 1);
    expect([names(), await states()]).toEqual([["Morning desk"], ["sent"]]);
  });

  test.each([
    ["its webhook was deleted", () => deleteWebhooks(it.server.world)],
    ["its webhooks may not be seen", () => it.server.deny("bot", permission.manageWebhooks)],
    ["the history may not be read", () => it.server.deny("bot", permission.readHistory)],
  ])("whose answer is lost is in doubt and not repeated if %s", async (_, lose) => {
    allow();
    await hears(true);
    await subscribe();
    it.server.failNext(executing, "cut", { applied: true });
    await it.liveAt(slot, 1);
    lose();
    await it.restart();
    for (const later of [1, 3, 6, 12]) await it.liveAt(slot + later * minuteMs, 1);
    expect([names(), await states()]).toEqual([["Morning desk"], ["uncertain"]]);
    expect(told()).toEqual([expect.stringContaining("may not have posted")]);
  });

  test("has the bot's own name while a permission lacks, which is told once, and then its own again", async () => {
    allow();
    await hears(true);
    const { id } = await subscribe();
    it.server.deny("bot", permission.manageWebhooks);
    await hears(false);
    await it.liveAt(slot);
    await it.comes("Bridge opens");
    await it.liveAt(slot + dayMs);
    expect(names()).toEqual(["Newsdesk", "Newsdesk"]);
    expect(told()).toEqual([expect.stringContaining("takes the permission Manage Webhooks")]);
    it.server.mention("digest status");
    await expect.poll(() => posts().map(textOf).join()).toContain("posted under Newsdesk's own name");
    allow();
    await hears(true);
    await it.comes("Harbour closes");
    await it.liveAt(slot + 2 * dayMs);
    expect(names().at(-1)).toBe("Morning desk");
    expect((await it.storage.subscriptions.get(id))?.shortfalls).toBeUndefined();
  });

  test("whose webhook somebody deletes has another one, made once", async () => {
    allow();
    await hears(true);
    await subscribe();
    await it.liveAt(slot);
    deleteWebhooks(it.server.world);
    await it.comes("Bridge opens");
    await it.liveAt(slot + dayMs);
    expect([names(), made(), webhooksOf(it.server.world).length]).toEqual([
      ["Morning desk", "Morning desk"],
      2,
      1,
    ]);
  });

  test("has the bot's own name in a channel that is full of other webhooks, and is told", async () => {
    for (let count = 0; count < 15; count++) addForeignWebhook(it.server.world, it.server.world.channelId);
    allow();
    await hears(true);
    await subscribe();
    await it.liveAt(slot);
    expect(names()).toEqual(["Newsdesk"]);
    expect(told()).toEqual([expect.stringContaining("has room for 15")]);
  });

  test("stands in a thread that it was set for, and is found there", async () => {
    allow();
    const thread = it.server.world.addPlace("thread");
    await it.restart();
    await hears(true);
    await subscribe({ sender }, { channel: thread });
    it.server.failNext(executing, "cut", { applied: true });
    await it.liveAt(slot, 1);
    await it.restart();
    for (const later of [1, 3, 6]) await it.liveAt(slot + later * minuteMs, 1);
    expect([names(thread), await states()]).toEqual([["Morning desk"], ["sent"]]);
  });

  test("is corrected by its webhook; if that is gone it stays as it is, which is logged", async () => {
    await it.liveAt(it.clock.now, 1);
    allow();
    await hears(true);
    await subscribe();
    await it.liveAt(slot);
    await revised("Ferry does not run");
    await it.liveAt(slot + 2 * minuteMs);
    expect(posts().map(textOf)).toEqual([expect.stringContaining("Ferry does not run")]);
    deleteWebhooks(it.server.world);
    await revised("Ferry runs at last");
    await it.liveAt(slot + 4 * minuteMs);
    expect(posts().map(textOf)).toEqual([expect.stringContaining("Ferry does not run")]);
    expect(names()).toEqual(["Morning desk"]);
  });

  test("in an announcement channel is published where the bot manages messages, else has its own name", async () => {
    allow();
    const news = it.server.world.addPlace("announcement");
    await it.restart();
    await subscribe({ sender, publish: true }, { channel: news });
    await it.liveAt(slot);
    expect([names(news), told()]).toEqual([
      ["Newsdesk"],
      [expect.stringContaining("takes the permission Manage Messages")],
    ]);
    it.server.world.botPermissions |= permission.manageMessages;
    await it.restart();
    await it.comes("Bridge opens");
    await it.liveAt(slot + dayMs);
    expect(posts(news).map(({ author, flags }) => [author.username, flags & 1])).toEqual([
      ["Newsdesk", 1],
      ["Morning desk", 1],
    ]);
  });
});

describe("posts of a forum under a sender's name", () => {
  const firstOf = ({ id }: { id: string }): StoredMessage =>
    it.server.world.messages.find((one) => one.id === id) as StoredMessage;

  test("have it, with title and tags, and one whose answer is lost is found", async () => {
    allow();
    await hears(true);
    await subscribe({ sender }, { channel: it.forum, place: "post" });
    await it.comes("Bridge opens", { section: "Business" });
    it.server.failNext(executing, "cut", { applied: true });
    await it.liveAt(slot, 2);
    await it.restart();
    for (const later of [1, 3, 6]) await it.liveAt(slot + later * minuteMs, 3);
    expect(it.posts().map(({ name, appliedTags }) => [name, appliedTags])).toEqual(
      expect.arrayContaining([
        ["Ferry runs again", []],
        ["Bridge opens", ["901"]],
      ]),
    );
    expect(it.posts().map((post) => firstOf(post).author.username)).toEqual(["Morning desk", "Morning desk"]);
  });

  test("are corrected, and keep their title", async () => {
    await it.liveAt(it.clock.now, 1);
    allow();
    await hears(true);
    await subscribe({ sender }, { channel: it.forum, place: "post" });
    await it.liveAt(slot);
    await revised("Ferry does not run");
    await it.liveAt(slot + 2 * minuteMs);
    const [post] = it.posts();
    expect(post?.name).toBe("Ferry runs again");
    expect(textOf(firstOf(post as { id: string }))).toContain("Ferry does not run");
  });
});
