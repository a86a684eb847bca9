import { describe, expect, test } from "vitest";
import { minuteMs } from "../../digest/delivery-rig.ts";
import { addForeignWebhook, deleteWebhooks, webhooksOf } from "../../servers/discord-webhooks.ts";
import { ephemeral, permission, type StoredMessage } from "../../servers/discord-world.ts";
import { slot } from "./forum-desk.ts";
import { textOf } from "./harness.ts";
import { picture, sender, withSenders } from "./sender-desk.ts";

// Posts under a curator's own name, by a webhook of the bot's: posted, found again, corrected.

const { it, ...desk } = withSenders();
const { posts, names, told, asked, made, states, allow, hears, subscribe, revised } = desk;
const dayMs = 24 * 60 * minuteMs;
const executing = /^POST \/webhooks\/\d+\/secret/;

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
