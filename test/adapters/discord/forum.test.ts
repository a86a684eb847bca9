import { describe, expect, test } from "vitest";
import { hourMs, minuteMs, newDigest } from "../../digest/delivery-rig.ts";
import * as answers from "../../servers/discord-answers.ts";
import { componentsIn } from "../../servers/discord-rules.ts";
import { changeThread } from "../../servers/discord-threads.ts";
import { permission } from "../../servers/discord-world.ts";
import { slot, withForum } from "./forum-desk.ts";
import { buttonsOf, textOf } from "./harness.ts";

const it = withForum();
const postsMade = () => it.server.requests.filter((line) => /^POST .*\/threads$/.test(line)).length;
const names = () => it.posts().map(({ name }) => name);
const messageOf = (id: string) => it.server.world.messages.find((one) => one.id === id && !one.deleted);

const subscribe = () =>
  it.storage.subscriptions.add(
    newDigest({ ...it.server.channel, channel: it.forum }, it.clock.now, {
      place: "post",
      createdBy: { platform: "discord", tenant: "", user: it.server.world.person.id },
    }),
  );

const picture = { url: "https://pictures.example.com/ferry.jpg", width: 1_200, height: 630 };

describe("setting a digest or a follow into a forum", () => {
  test("works by its channel option, and by the same option it is looked at and stopped", async () => {
    it.server.command("newsdesk digest on", { time: "08:30", channel: it.forum });
    expect(textOf(await it.server.waitForReply())).toContain("each story as a post");
    expect(await it.storage.subscriptions.all()).toMatchObject([
      { place: "post", channel: { channel: it.forum }, channelName: "#a-forum" },
    ]);
    it.server.command("newsdesk follow add", { query: "ferry", channel: it.forum });
    await it.server.waitForReply();
    expect(await it.storage.follows.all()).toMatchObject([{ place: "post", channel: { channel: it.forum } }]);
    it.server.command("newsdesk digest status", { channel: it.forum });
    expect(textOf(await it.server.waitForReply())).toContain("each story as a post");
    it.server.press("Stop digest 1");
    await it.server.waitForReply();
    expect(await it.storage.subscriptions.all()).toEqual([]);
  });

  test("is for those who manage the forum, not the channel where they say it", async () => {
    it.server.deny("person", permission.manageChannels);
    it.server.command("newsdesk digest on", { time: "08:30", channel: it.forum });
    await it.server.waitForReply();
    expect(await it.storage.subscriptions.all()).toEqual([]);
  });

  test("says which permission a post takes, and that a tag is missing", async () => {
    it.server.deny("bot", permission.sendMessages);
    it.server.command("newsdesk follow add", { query: "ferry", channel: it.forum });
    expect(textOf(await it.server.waitForReply())).toContain("lacks the permission Create Posts");
  });
});

describe("a digest in a forum", () => {
  test("makes a post of each story, under the tags of its sections, with its picture, pinging nobody", async () => {
    await subscribe();
    it.clock.now = slot - hourMs;
    await it.comes("Ferry to the islands runs again", {
      section: "ferries",
      tags: ["staff only"],
      image: picture,
    });
    await it.comes("@everyone TSMC opens a plant", {
      section: "Business",
      publishedAt: slot - 2 * hourMs + 1,
    });
    await it.liveAt(slot);
    expect(it.posts()).toMatchObject([
      { name: "@everyone TSMC opens a plant", appliedTags: ["901"] },
      // A moderated tag is not the bot's to set.
      { name: "Ferry to the islands runs again", appliedTags: ["902"] },
    ]);
    const [, lead] = it.posts();
    const message = messageOf(lead?.id ?? "");
    expect(message?.pings).toEqual([]);
    expect(textOf(message as never)).toMatch(/^Ferry to the islands runs again/);
    expect(textOf(message as never)).toContain("From Mon, Jun 1");
    expect(componentsIn(message?.components).filter(({ type }) => type === 12)).toHaveLength(1);
    expect(buttonsOf(message as never)).toEqual(["Read"]);
  });

  test("pings the role of its style and shows the curator's line with the leading post alone", async () => {
    const { id } = await subscribe();
    const { roleId } = it.server.world;
    it.server.world.mentionableRoles.add(roleId);
    await it.restart();
    const set = await it.storage.subscriptions.get(id);
    const style = { ping: { id: roleId, name: "readers" }, intro: "Good morning" };
    if (set) await it.storage.subscriptions.change(id, { ...set, style }, it.clock.now);
    for (const title of ["Ferry runs", "Bridge opens"]) await it.comes(title);
    await it.liveAt(slot);
    const shown = it.posts().map((post) => messageOf(post.id));
    expect(shown.map((message) => message?.pings)).toEqual([[], [`<@&${roleId}>`]]);
    expect(shown.map((message) => textOf(message as never).includes("Good morning"))).toEqual([false, true]);
  });

  test("cuts a headline that is too long for a title, and keeps it whole in the post", async () => {
    await subscribe();
    const long = `Ferry ${"very ".repeat(40)}late`;
    await it.comes(long);
    await it.liveAt(slot);
    const [post] = it.posts();
    expect([...(post?.name ?? "")].length).toBeLessThanOrEqual(100);
    expect(post?.name.endsWith("…")).toBe(true);
    expect(textOf(messageOf(post?.id ?? "") as never)).toContain("late");
  });

  test("in a forum that requires a tag has the one named News where none fits, and else says what to do", async () => {
    const world = it.server.world;
    const requiring = world.places.get(it.forum);
    Object.assign(requiring ?? {}, { requiresTag: true, tags: [{ id: "904", name: "news" }] });
    await it.restart();
    await subscribe();
    await it.comes("Ferry runs again");
    await it.liveAt(slot);
    expect(it.posts()).toMatchObject([{ appliedTags: ["904"] }]);
    Object.assign(requiring ?? {}, { tags: [{ id: "905", name: "Sport" }] });
    await it.restart();
    it.clock.now = slot + hourMs;
    await it.comes("Bridge opens");
    await it.liveAt(slot + 24 * hourMs);
    expect(it.posts()).toHaveLength(1);
    expect(textOf(it.server.posted.at(-1) as never)).toContain("Add a tag named News to the forum");
  });

  test("is told of as refused, once, where posts may not be made, and comes once they may", async () => {
    await subscribe();
    for (const title of ["Ferry runs", "Bridge opens"]) await it.comes(title);
    it.server.world.botPermissions &= ~permission.sendMessages;
    await it.restart();
    await it.liveAt(slot);
    expect([names(), postsMade()]).toEqual([[], 0]);
    const told = it.server.posted.filter(({ channel_id }) => channel_id === it.server.world.directId);
    expect(told.map(textOf)).toEqual([expect.stringContaining("lacks the permission Create Posts")]);
    it.server.grant("bot", permission.sendMessages);
    await expect
      .poll(() => it.running.adapter.mayPost?.({ ...it.server.channel, channel: it.forum }))
      .toBe(true);
    await it.liveAt(slot + minuteMs);
    expect(names().toSorted()).toEqual(["Bridge opens", "Ferry runs"]);
  });

  test.each([
    ["a forum that was deleted", answers.unknownChannel, /channel was deleted/],
    ["too many open threads", answers.tooManyThreads, /as many open threads as Discord allows/],
    ["a tag that is required", answers.tagRequired, /Add a tag named News/],
  ])("tells whoever set it of %s", async (_, answer, line) => {
    await subscribe();
    await it.comes("Ferry runs");
    it.server.failNext(/^POST .*\/threads$/, answer);
    await it.liveAt(slot, 1);
    await it.liveAt(slot + 1, 1);
    expect(textOf(it.server.posted.at(-1) as never)).toMatch(line);
  });
});

describe("a correction of a post", () => {
  const correct = (title: string) =>
    it.comes(title, { keys: ["path:Ferry runs#0"], publishedAt: it.clock.now - minuteMs });
  const posted = async () => {
    await it.liveAt(it.clock.now, 1);
    await subscribe();
    it.clock.now += minuteMs;
    await it.comes("Ferry runs");
    await it.liveAt(slot);
    const [post] = it.posts();
    return post?.id ?? "";
  };

  test("shows in its text and its title", async () => {
    const post = await posted();
    await correct("Ferry runs late");
    await it.liveAt(slot + hourMs);
    expect(textOf(messageOf(post) as never)).toContain("Ferry runs late");
    expect(names()).toEqual(["Ferry runs late"]);
    await correct("Ferry runs tomorrow");
    await it.liveAt(slot + 2 * hourMs);
    expect(names()).toEqual(["Ferry runs tomorrow"]);
  });

  test("leaves a title that somebody has chosen", async () => {
    const post = await posted();
    changeThread(it.server.world, post, { name: "Ferries: talk here" });
    await correct("Ferry runs late");
    await it.liveAt(slot + hourMs);
    expect(textOf(messageOf(post) as never)).toContain("Ferry runs late");
    expect(names()).toEqual(["Ferries: talk here"]);
  });

  test("opens a closed post and closes it again; a locked one stays as it is", async () => {
    const post = await posted();
    changeThread(it.server.world, post, { archived: true, archivedAt: slot });
    await correct("Ferry runs late");
    await it.liveAt(slot + hourMs);
    expect(textOf(messageOf(post) as never)).toContain("Ferry runs late");
    expect(it.posts()).toMatchObject([{ name: "Ferry runs late", archived: true }]);
    changeThread(it.server.world, post, { archived: true, locked: true });
    await correct("Ferry runs tomorrow");
    await it.liveAt(slot + 2 * hourMs);
    expect(textOf(messageOf(post) as never)).toContain("Ferry runs late");
  });
});

describe("a process that dies between two posts of an edition", () => {
  /** Discord makes the next post, but its answer is lost. */
  const loseAnswer = (alsoEcho: boolean) => {
    it.server.interrupt = (phase) => {
      if (phase === "received" && alsoEcho) it.server.gateway.forget();
      if (phase !== "stored") return "go";
      it.server.interrupt = () => "go";
      it.server.cutRequests();
      return "drop";
    };
  };
  const three = ["Bridge opens", "Ferry runs", "Harbour reopens"];
  const begin = async (alsoEcho: boolean) => {
    await subscribe();
    for (const title of three) await it.comes(title);
    await it.liveAt(slot, 2);
    loseAnswer(alsoEcho);
    await it.liveAt(slot + 2, 1);
  };

  test("neither loses nor doubles a story: the post is found in the forum", async () => {
    await begin(true);
    await it.restart();
    await it.liveAt(slot + 10 * minuteMs);
    expect(names().toSorted()).toEqual(three);
    expect(postsMade()).toBe(3);
  });

  test("finds the post also if it was closed meanwhile, and posts again what never arrived", async () => {
    await begin(true);
    const last = it.posts().at(-1);
    changeThread(it.server.world, last?.id ?? "", { archived: true, archivedAt: it.clock.now });
    await it.restart();
    it.server.failNext(/^POST .*\/threads$/, "cut");
    await it.liveAt(slot + 10 * minuteMs);
    await it.liveAt(slot + 20 * minuteMs);
    expect(names().toSorted()).toEqual(three);
  });

  test("is settled by the gateway while it lives, without reading the history", async () => {
    it.server.world.botPermissions &= ~permission.readHistory;
    await it.restart();
    await begin(false);
    await it.liveAt(slot + 10 * minuteMs);
    expect([names().toSorted(), postsMade()]).toEqual([three, 3]);
  });

  test("is in doubt about the one post where the history cannot be read, and the next digest makes up for it", async () => {
    it.server.world.botPermissions &= ~permission.readHistory;
    await it.restart();
    await begin(true);
    await it.restart();
    await it.liveAt(slot + 10 * minuteMs);
    expect([names().length, postsMade()]).toEqual([3, 3]);
    expect(await it.storage.ledger.openDoubts()).toHaveLength(1);
    await it.liveAt(slot + 24 * hourMs);
    expect(textOf(it.server.posted.at(-1) as never)).toContain("Perhaps missed");
    expect(await it.storage.ledger.openDoubts()).toEqual([]);
  });
});

test("a follow in a forum posts each story that matches", async () => {
  it.server.command("newsdesk follow add", { query: "ferry", channel: it.forum });
  await it.server.waitForReply();
  await it.liveAt(it.clock.now, 1);
  it.clock.now += minuteMs;
  await it.comes("Ferry runs again", { section: "Ferries" });
  await it.comes("Bridge opens");
  // Matches of one moment are in no order.
  await it.liveAt(it.clock.now, 2);
  await it.comes("Ferry sinks");
  await it.liveAt(it.clock.now);
  expect(it.posts()).toMatchObject([
    { name: "Ferry runs again", appliedTags: ["902"] },
    { name: "Ferry sinks", appliedTags: [] },
  ]);
});
