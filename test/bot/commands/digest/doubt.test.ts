import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { composeDoubtful } from "../../../../src/bot/replies/doubtful-reply.ts";
import type { Message } from "../../../../src/chat/message.ts";
import { withChannelNames } from "../../../../src/chat/wording/channel-names.ts";
import type { Delivery } from "../../../../src/digest/ledger.ts";
import { friday, labelled, message, type Newsroom, openNewsroom, wordsOf } from "../../newsroom.ts";

const { channel, user } = message("");
const key = "0123456789-_abcdefghij";
const dueAt = Date.UTC(2026, 10, 20, 0, 30);
/** The person's conversation with the bot, where nobody manages anything. */
const inPrivate: Partial<Message> = { channel: { ...channel, channel: "d1" }, canManage: async () => false };

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
  await newsroom.ask("digest on 08:30");
  const [set] = await newsroom.deps.subscriptions.inChannel(channel);
  const { ledger } = newsroom.deps;
  const claimed = await ledger.claim(key, { subscriptionId: set?.id ?? "", dueAt }, dueAt, 1_000);
  await ledger.close(claimed?.delivery ?? { key, attempts: 1 }, "uncertain", "platform_unknown");
});
afterEach(() => newsroom.close());

const told = (locale = "en") =>
  composeDoubtful(
    { name: { kind: "digest", number: 1 }, channel, locale, zone: "Asia/Taipei", channelName: "#news" },
    { key, dueAt },
  );
const row = async () => (await newsroom.deps.ledger.get(key)) as Delivery;

describe("a digest that may not have been posted", () => {
  test("is told with when and where it was due, in the person's language", () => {
    expect(told().lines.map(withChannelNames)).toEqual([
      "I may not have posted the digest of Fri, Nov 20, 08:30 in #news: I could not find out.",
      "Unless you say that it is there, the next one begins with its stories.",
    ]);
    expect(told().actions.map(({ label }) => label)).toEqual(["Post it now", "It is there"]);
    expect(wordsOf(told("zh-TW"))).toMatch(/^11月20日.*#news/m);
    const follow = {
      name: { kind: "follow", number: 2 },
      channel,
      locale: "en",
      zone: "Asia/Taipei",
    } as const;
    expect(wordsOf(composeDoubtful(follow, { key, dueAt }))).toContain(
      "I may not have posted the alert of Fri, Nov 20, 08:30 for follow 2 in a channel whose name is not known any more: I could not find out.",
    );
  });

  test("is settled by whoever set it, from their direct messages, once", async () => {
    const yes = await newsroom.press(labelled(told(), "It is there"), inPrivate);
    expect(wordsOf(yes)).toContain("Noted: it is there");
    expect(await row()).toMatchObject({ state: "sent", doubt: "answered" });
    const again = await newsroom.press(labelled(told(), "Post it now"), inPrivate);
    expect(wordsOf(again)).toContain("That is settled already");
    expect(await row()).toMatchObject({ state: "sent" });
  });

  test("is posted if they say so", async () => {
    const reply = await newsroom.press(labelled(told(), "Post it now"), inPrivate);
    expect(wordsOf(reply)).toContain("It will be posted in a moment.");
    expect(await row()).toMatchObject({ state: "due", doubt: "again", retryAt: newsroom.clock.now });
  });

  test.each([
    ["somebody else in their direct messages", { ...inPrivate, user: { ...user, user: "u2" } }],
    ["somebody of that name in another workspace", { ...inPrivate, user: { ...user, tenant: "t2" } }],
    [
      "a manager of another channel",
      { channel: { ...channel, channel: "c2" }, user: { ...user, user: "u2" } },
    ],
    ["a member of its channel", { user: { ...user, user: "u2" }, canManage: async () => false }],
  ])("is not settled by %s", async (_, who) => {
    const reply = await newsroom.press(labelled(told(), "Post it now"), who);
    expect(wordsOf(reply)).toContain("Only people who manage this channel");
    expect(await row()).toMatchObject({ state: "uncertain" });
  });

  test("is settled by a manager of its channel, who says so there", async () => {
    await newsroom.press(labelled(told(), "It is there"), { user: { ...user, user: "u2" } });
    expect(await row()).toMatchObject({ state: "sent" });
  });

  test("is unknown once the digest was stopped", async () => {
    await newsroom.ask("digest off");
    const reply = await newsroom.press(labelled(told(), "Post it now"), inPrivate);
    expect(wordsOf(reply)).toContain("Newsdesk no longer knows about that one");
  });

  test("is named by the channel's status until it is settled", async () => {
    const doubt = "the one of Fri, Nov 20, 08:30 may not have been posted";
    expect(wordsOf(await newsroom.ask("digest status"))).toContain(doubt);
    await newsroom.deps.ledger.answerDoubt(key, "answered", friday);
    expect(wordsOf(await newsroom.ask("digest status"))).not.toContain("may not");
  });
});
