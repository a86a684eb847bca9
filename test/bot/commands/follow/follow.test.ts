import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AdapterError } from "../../../../src/chat/errors.ts";
import { readTo } from "../../../contract/readings.ts";
import { labelled, message, type Newsroom, openNewsroom, titlesOf, wordsOf } from "../../newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const { channel } = message("");
const stranger = { canManage: async () => false };
const follows = () => newsroom.deps.follows.inChannel(channel);
const mutes = () => newsroom.deps.mutes.inChannel(channel);

describe("follow", () => {
  test("is set with the number of its recent matches, and undone by its button", async () => {
    const reply = await newsroom.ask("follow chips -cars quiet 22-7");
    expect(wordsOf(reply)).toContain("Follow 1 is set: new stories on “chips -cars” are posted here");
    expect(wordsOf(reply)).toContain("Quiet from 22:00 to 07:00 (Asia/Taipei)");
    expect(wordsOf(reply)).toContain("It would have matched 5 stories in the last 7 days.");
    expect(await follows()).toMatchObject([
      { number: 1, query: "chips -cars", quiet: { from: "22:00", to: "07:00" }, zone: "Asia/Taipei" },
    ]);
    await newsroom.press(labelled(reply, "Undo"));
    expect(await follows()).toEqual([]);
  });

  test("twice is one, whatever the case", async () => {
    await newsroom.ask("follow TSMC");
    expect(wordsOf(await newsroom.ask("追蹤 tsmc", { locale: "en" }))).toContain(
      "Follow 1 is already set that way",
    );
    expect(await follows()).toHaveLength(1);
  });

  test.each(["follow the money", "follow up on chips"])("%s is a search", async (text) => {
    const reply = await newsroom.ask(text);
    expect(reply.kind).toBe("results");
    expect(wordsOf(reply)).toContain("The command is: follow <words>");
    expect(await follows()).toEqual([]);
  });

  test("needs a word, and somebody who manages the channel", async () => {
    expect(wordsOf(await newsroom.ask("follow 😀"))).toContain("What should I follow?");
    for (const text of ["follow chips", "mute chips", "unfollow 1", "unmute 1"])
      expect(wordsOf(await newsroom.ask(text, stranger))).toContain("Only people who manage this channel");
    expect([...(await follows()), ...(await mutes())]).toEqual([]);
  });

  test("reports at once that it cannot post, with the remedy", async () => {
    newsroom.adapters.push({
      name: "test",
      channelName: async () => undefined,
      sendDirectMessage: async ({ user, ...tenant }) => ({
        channel: { ...tenant, channel: user },
        message: "m1",
      }),
      checkPost: async () => {
        throw new AdapterError("forbidden", "Type /invite @Newsdesk.");
      },
    });
    for (const text of ["follow chips", "digest on 08:30"])
      expect(wordsOf(await newsroom.ask(text))).toContain(
        "I can't post here at the moment. Type /invite @Newsdesk.",
      );
  });
});

describe("following and unfollow", () => {
  test("list the follows with their matches of the last week", async () => {
    expect(wordsOf(await newsroom.ask("following"))).toContain("Nothing is followed here.");
    await newsroom.ask("follow chips");
    const [set] = await follows();
    const match = (storyId: string, daysAgo: number) => ({
      followId: set?.id ?? "",
      storyId,
      articleId: storyId,
      at: newsroom.clock.now - daysAgo * 86_400_000,
    });
    await newsroom.deps.follows.record([match("a", 1), match("b", 6), match("c", 8)], readTo(1));
    expect(wordsOf(await newsroom.ask("following"))).toContain("1. chips: matched 2 in the last 7 days");
  });

  test("stop one by its number or its words; Undo follows it again; numbers are never used again", async () => {
    await newsroom.ask("follow chips quiet 22-7");
    await newsroom.ask("follow ferry");
    expect(wordsOf(await newsroom.ask("unfollow"))).toContain("Which one should I stop?");
    expect(wordsOf(await newsroom.ask("unfollow cricket"))).toContain("“cricket” is not followed here");
    await newsroom.ask("unfollow Ferry");
    const stopped = await newsroom.ask("unfollow 1");
    expect(await follows()).toEqual([]);
    await newsroom.press(labelled(stopped, "Undo"));
    expect(await follows()).toMatchObject([
      { number: 3, query: "chips", quiet: { from: "22:00", to: "07:00" } },
    ]);
  });
});

describe("a button that changes something", () => {
  test("is only for the person it was offered to, once, for a day", async () => {
    const offered = labelled(await newsroom.ask("digest on 08:30"), "Undo");
    const other = { user: { ...message("").user, user: "u2" } };
    expect(wordsOf(await newsroom.press(offered, other))).toContain(
      "is only for the person it was offered to",
    );
    expect(wordsOf(await newsroom.press(offered))).toContain("Digest 1 is stopped");
    expect(wordsOf(await newsroom.press(offered))).toContain("That has already been done.");
    const late = labelled(await newsroom.ask("digest on 09:30"), "Undo");
    newsroom.clock.now += 25 * 3_600_000;
    expect(wordsOf(await newsroom.press(late))).toContain("more than a day old");
    expect(await newsroom.deps.subscriptions.inChannel(channel)).toHaveLength(1);
  });
});

describe("mute", () => {
  test("keeps stories out of the digest until it is unmuted", async () => {
    const before = titlesOf(await newsroom.ask("digest"));
    const set = await newsroom.ask("mute ferry");
    expect(wordsOf(set)).toContain("Mute 1 is set");
    expect(titlesOf(await newsroom.ask("digest"))).toEqual(before.filter((title) => !/ferry/i.test(title)));
    expect(wordsOf(await newsroom.ask("mute"))).toContain("1: ferry");
    await newsroom.press(labelled(set, "Undo"));
    expect(await mutes()).toEqual([]);
    expect(titlesOf(await newsroom.ask("digest"))).toEqual(before);
  });
});

describe("why", () => {
  const about = async (text: string) => wordsOf(await newsroom.ask(text));

  test("explains what each digest and follow did with a story, or would do", async () => {
    await newsroom.ask("latest ferry");
    expect(await about("why 1")).toContain("No digest and no follow is set here");
    await newsroom.ask("digest on 08:30");
    await newsroom.ask("digest on 18:00 about chips");
    await newsroom.ask("follow chips");
    await newsroom.ask("follow ferry");
    const why = await about("why 1");
    expect(why).toContain("Digest 1: a candidate for the next digest, Sat, Nov 21, 08:30");
    expect(why).toContain("Digest 2: left out: it does not match “chips”");
    expect(why).toContain("Follow 1: it does not match");
    expect(why).toContain("Follow 2: left out: it came in before");
    await newsroom.ask("mute islands");
    expect(await about("why 1")).toContain("Digest 1: left out: mute 1, “islands”");
  });

  test("reports when a delivery was posted, or that nobody knows", async () => {
    await newsroom.ask("digest on 08:30");
    const [set] = await newsroom.deps.subscriptions.inChannel(channel);
    await newsroom.ask("latest ferry");
    const shown = await newsroom.deps.memory.lastList(channel, message("").user, newsroom.clock.now);
    const [ferry] = shown?.ids ?? [];
    const { ledger } = newsroom.deps;
    const dueAt = Date.UTC(2026, 10, 20, 0, 30);
    const claimed = await ledger.claim("key", { subscriptionId: set?.id ?? "", dueAt }, dueAt, 1_000);
    const stories = [{ storyId: ferry ?? "", articleId: ferry ?? "" }];
    await ledger.noteRequest({ key: "key", attempts: 1 }, { stories }, dueAt);
    expect(await about("why 1")).toContain("being posted since Fri, Nov 20, 08:30");
    await ledger.close(claimed?.delivery ?? { key: "key", attempts: 1 }, "uncertain", "No answer.");
    expect(await about("why 1")).toContain(
      "may or may not have been posted Fri, Nov 20, 08:30: unless somebody says that it is there, the next one begins with it",
    );
    await ledger.sent("key", { channel, message: "m1" });
    expect(await about("why 1")).toContain("Digest 1: posted Fri, Nov 20, 08:30");
  });

  test("names the window for which a story is too old", async () => {
    await newsroom.ask("digest on 08:30");
    await newsroom.ask("search lighthouse");
    expect(await about("why 1")).toContain("left out: published Mon, Nov 16, 08:00, more than a day before");
  });
});
