import { beforeEach, describe, expect, test } from "vitest";
import { deliveryKey } from "../../../src/digest/schedule/due-slots.ts";
import { hourMs, minuteMs, publish } from "../delivery-rig.ts";
import { nextDay, refuse, slot, titlesOf, withOneDigest } from "../one-digest.ts";

const it = withOneDigest();
const vanishes = refuse("unavailable", "Slack did not answer.");
const keyOf = () => deliveryKey(it.subscription, slot);

beforeEach(async () => {
  await publish(it.storage.articles, "perhaps posted", slot - 1);
  it.slack.behaviours = [vanishes];
  it.slack.find = () => ({ state: "unknown" });
  await it.liveAt(slot);
  await it.liveAt(slot + minuteMs);
});

describe("a digest that may not have been posted", () => {
  test("is told to whoever set it within the same minute, once", async () => {
    await it.liveAt(slot + minuteMs + 1_000);
    await it.liveAt(slot + hourMs);
    expect(it.slack.directMessages).toEqual([
      { user: "U", lines: ["digest 1: in doubt since 2026-06-01T00:30:00.000Z"] },
    ]);
    expect(await it.entry()).toMatchObject({ state: "uncertain", doubt: "told" });
  });

  test("is told after a restart if the process died before it could", async () => {
    await it.liveAt(slot + 2 * minuteMs);
    const tell = it.slack.sendDirectMessage;
    it.slack.sendDirectMessage = vanishes;
    it.slack.behaviours = [vanishes];
    for (const minute of [0, 1, 2]) await it.liveAt(nextDay + minute * minuteMs);
    expect(await it.entry(nextDay)).toMatchObject({ state: "uncertain", doubt: "untold" });
    it.slack.sendDirectMessage = tell;
    await it.liveAt(nextDay + 3 * minuteMs);
    expect(it.slack.directMessages.map(({ lines }) => lines[0]).slice(1)).toEqual([
      "digest 1: in doubt since 2026-06-02T00:30:00.000Z",
    ]);
  });

  test("is not made up for before they were told, unless they take no direct messages", async () => {
    const untold = { key: "untold", subscriptionId: it.subscription.id, dueAt: slot + hourMs };
    const claimed = await it.storage.ledger.claim(untold.key, untold, untold.dueAt, hourMs);
    if (!claimed) throw new Error("not to be claimed");
    await publish(it.storage.articles, "known to nobody", untold.dueAt - 1);
    const [article] = await it.storage.articles.between(untold.dueAt - 1, untold.dueAt);
    const stories = [{ storyId: article?.storyId ?? "", articleId: article?.id ?? "" }];
    await it.storage.ledger.noteRequest(claimed.delivery, { stories }, untold.dueAt);
    await it.storage.ledger.close(claimed.delivery, "uncertain", "platform_unknown");
    const tell = it.slack.sendDirectMessage;
    it.slack.sendDirectMessage = vanishes;
    await it.liveAt(nextDay);
    const missedIn = (post: number) =>
      it.slack.posts[post]?.edition.missed?.stories.map(({ article: { title } }) => title);
    expect(missedIn(0)).toBeUndefined();
    it.slack.sendDirectMessage = refuse("forbidden", "Cannot send messages to this user.");
    await it.liveAt(nextDay + 2 * minuteMs);
    await it.liveAt(nextDay + 24 * hourMs);
    expect(missedIn(1)).toEqual(["perhaps posted", "known to nobody"]);
    it.slack.sendDirectMessage = tell;
  });

  test("is posted when they say so, as it was, and the next one does not begin with it", async () => {
    await publish(it.storage.articles, "of the afternoon", slot + 5 * hourMs);
    await it.storage.ledger.answerDoubt(keyOf(), "again", slot + 6 * hourMs);
    await it.liveAt(slot + 6 * hourMs);
    expect(it.slack.posts.map((post) => [post.key, titlesOf(post), post.late])).toEqual([
      [keyOf(), ["perhaps posted"], true],
    ]);
    expect(await it.entry()).toMatchObject({ state: "sent" });
    await it.liveAt(nextDay);
    expect(titlesOf(it.slack.posts[1])).toEqual(["of the afternoon"]);
    expect(it.slack.posts[1]?.edition).not.toHaveProperty("missed");
  });

  test("is posted when they say so even days later", async () => {
    // The digest is paused meanwhile, so that no edition makes up for it.
    it.slack.behaviours = Array.from({ length: 3 }, () => refuse("forbidden", "Invite the bot."));
    await it.liveAt(nextDay);
    await it.storage.ledger.answerDoubt(keyOf(), "again", nextDay + hourMs);
    it.slack.behaviours = [];
    await it.liveAt(nextDay + hourMs);
    expect(it.slack.posts.map((post) => titlesOf(post))).toEqual([["perhaps posted"]]);
  });

  test("keeps its stories for the next one if that post is refused", async () => {
    await it.storage.ledger.answerDoubt(keyOf(), "again", slot + hourMs);
    it.slack.behaviours = [refuse("forbidden", "Invite the bot.")];
    await it.liveAt(slot + hourMs);
    expect(it.slack.posts).toEqual([]);
    await it.liveAt(nextDay);
    expect(it.slack.posts).toMatchObject([
      { edition: { missed: { stories: [{ article: { title: "perhaps posted" } }] } } },
    ]);
  });

  test("is found in the message that makes up for it: a correction shows both parts", async () => {
    await it.liveAt(nextDay);
    await it.storage.articles.add(
      [
        {
          title: "perhaps posted",
          body: "now with a text",
          source: "The Daily",
          tags: [],
          language: "en",
          keys: ["path:perhaps posted"],
          publishedAt: slot - 1,
        },
      ],
      nextDay + 1,
    );
    await it.liveAt(nextDay + minuteMs);
    const [edit] = it.slack.edits;
    expect(JSON.parse(edit?.title ?? "{}")).toMatchObject({
      edition: { stories: [], missed: { dueAt: slot, stories: [{ article: { body: "now with a text" } }] } },
    });
  });
});
