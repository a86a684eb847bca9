import { beforeEach, describe, expect, test } from "vitest";
import { deliveryKey } from "../../../src/digest/schedule/due-slots.ts";
import { draft } from "../../contract/drafts.ts";
import { hourMs, minuteMs, publish } from "../delivery-rig.ts";
import { nextDay, refuse, slot, titlesOf, withOneDigest } from "../one-digest.ts";

const it = withOneDigest();
const vanishes = refuse("unavailable", "Slack did not answer.");

test("a story that came while the clock was behind is in the next digest", async () => {
  await it.liveAt(slot);
  await it.storage.times.setBack(slot - 3 * hourMs);
  await it.liveAt(slot - 3 * hourMs);
  await publish(it.storage.articles, "by a late clock", slot - 3 * hourMs + minuteMs);
  await it.liveAt(nextDay);
  expect(it.slack.posts.map(titlesOf)).toEqual([[], ["by a late clock"]]);
});

test("a story that was being stored while the digest was made, and is dated before it, is in the next one", async () => {
  for (const title of Array.from({ length: 12 }, (_, n) => `of yesterday ${n}`))
    await publish(it.storage.articles, title, slot - minuteMs);
  await it.liveAt(slot);
  await publish(it.storage.articles, "stored late", slot - 1);
  await it.liveAt(nextDay);
  const [first, second] = it.slack.posts;
  expect(first?.edition).toMatchObject({ leftOut: 2 });
  // What the first one could list is not news any more.
  expect(titlesOf(second)).toEqual(["stored late"]);
});

test("a digest that is finished while the clock is behind covers nothing that comes before its slot", async () => {
  it.slack.behaviours = [
    (store) => {
      store();
      return vanishes();
    },
  ];
  await it.liveAt(slot);
  const behind = slot - 2 * minuteMs;
  await publish(it.storage.articles, "by a late clock", behind);
  await it.storage.times.setBack(behind);
  await it.liveAt(behind + 1_000);
  expect(await it.entry()).toMatchObject({ state: "sent" });
  await it.liveAt(nextDay);
  expect(it.slack.posts.map(titlesOf)).toEqual([[], ["by a late clock"]]);
});

test("a digest in flight covers nothing that the clock dated back into its window", async () => {
  it.slack.behaviours = [vanishes];
  await it.liveAt(slot + 7 * minuteMs);
  await it.storage.articles.add([draft("undated")], slot + 8 * minuteMs);
  await it.storage.times.setBack(slot - 10 * minuteMs);
  await it.liveAt(slot + 20 * minuteMs);
  await it.liveAt(nextDay);
  expect(it.slack.posts.map(titlesOf)).toEqual([[], ["undated"]]);
});

test("a digest whose window begins after what is covered covers nothing: stories came in between", async () => {
  const { ledger } = it.storage;
  const begun = {
    key: deliveryKey(it.subscription, slot),
    subscriptionId: it.subscription.id,
    dueAt: slot,
  };
  const claimed = await ledger.claim(begun.key, begun, slot, minuteMs);
  if (!claimed) throw new Error("not to be claimed");
  await ledger.noteRequest(
    claimed.delivery,
    { stories: [], frame: { from: slot - hourMs, leftOut: 0 } },
    slot,
  );
  it.slack.find = () => ({ state: "unknown" });
  await publish(it.storage.articles, "before the window", slot - 2 * hourMs);
  await it.liveAt(slot + 5 * minuteMs);
  expect(await it.entry()).toMatchObject({ state: "uncertain" });
  await it.liveAt(nextDay);
  expect(it.slack.posts.map(titlesOf)).toEqual([["before the window"]]);
});

test("what a digest showed that is dated after the next slot is not shown again", async () => {
  const { ledger, articles } = it.storage;
  await publish(articles, "shown", slot - hourMs);
  const [article] = await articles.between(slot - hourMs, slot);
  const stories = [{ storyId: article?.storyId ?? "", articleId: article?.id ?? "" }];
  const later = { key: "later", subscriptionId: it.subscription.id, dueAt: slot + minuteMs };
  const claimed = await ledger.claim("later", later, slot, minuteMs);
  if (!claimed) throw new Error("not to be claimed");
  await ledger.noteRequest(claimed.delivery, { stories }, slot);
  await ledger.sent("later", { channel: it.subscription.channel, message: "m" });
  await it.liveAt(slot);
  expect(it.slack.posts.map(titlesOf)).toEqual([[]]);
});

test("a digest in flight while the clock goes back and right again is posted once", async () => {
  it.slack.behaviours = [
    (store) => {
      store();
      return vanishes();
    },
  ];
  await publish(it.storage.articles, "of yesterday", slot - hourMs);
  const { id } = it.subscription;
  const later = { key: "later", subscriptionId: id, dueAt: slot + minuteMs };
  await it.liveAt(slot);
  await it.storage.ledger.claim("later", later, slot + minuteMs, minuteMs);
  await it.storage.ledger.sent("later", { channel: it.subscription.channel, message: "m" });
  await it.storage.times.setBack(slot - 3 * hourMs);
  expect(await it.storage.subscriptions.get(id)).toMatchObject({ setBackAt: slot - 3 * hourMs });
  await it.liveAt(slot - 3 * hourMs);
  await it.liveAt(slot + 5 * minuteMs);
  await it.liveAt(nextDay);
  expect(it.slack.posts.map(titlesOf)).toEqual([["of yesterday"], []]);
});

describe("a request that is under way", () => {
  let arrive: () => unknown;
  beforeEach(async () => {
    it.slack.behaviours = [
      (store) => {
        arrive = store;
        return vanishes();
      },
    ];
    await publish(it.storage.articles, "under way", slot - hourMs);
    await it.liveAt(slot);
    // Only the clock goes on.
    it.clock.uptime = slot;
  });

  test("while the clock goes back is waited for", async () => {
    const back = slot - 3 * hourMs;
    await it.storage.times.setBack(back);
    await it.liveAt(back);
    arrive();
    await it.liveAt(back + 3 * minuteMs);
    expect(await it.entry()).toMatchObject({ state: "sent" });
    await it.liveAt(nextDay);
    expect(it.slack.posts.map(titlesOf)).toEqual([["under way"], []]);
  });

  test.each([
    ["a few minutes ahead", 10 * minuteMs],
    ["days ahead, and it seems too late for it", 47 * hourMs],
  ])("while the clock goes %s, is waited for", async (_, byMs) => {
    await it.liveAt(slot + byMs);
    arrive();
    await it.liveAt(slot + byMs + 3 * minuteMs);
    expect(await it.entry()).toMatchObject({ state: "sent" });
    expect(it.slack.posts).toHaveLength(1);
  });

  test("is waited for also if the clock is right again meanwhile", async () => {
    await it.liveAt(slot + 47 * hourMs);
    arrive();
    await it.storage.times.setBack(slot + minuteMs);
    await it.liveAt(slot + 4 * minuteMs);
    await it.liveAt(nextDay);
    expect(it.slack.posts.map(titlesOf)[0]).toEqual(["under way"]);
    expect(it.slack.posts.flatMap((post) => titlesOf(post) ?? [])).toEqual(["under way"]);
  });

  test("is searched for from the newest message again once it must have arrived", async () => {
    it.slack.find = () => ({ state: "searching", cursor: "page 2" });
    await it.liveAt(slot + 10 * minuteMs);
    expect(await it.entry()).toMatchObject({
      state: "claimed",
      reason: "searching",
      lookUpCursor: undefined,
    });
    it.clock.uptime = slot + minuteMs;
    await it.liveAt(slot + 20 * minuteMs);
    expect(await it.entry()).toMatchObject({ lookUpCursor: "page 2" });
  });

  test("is not waited for where the platform recognises its repetition", async () => {
    it.slack.find = () => ({ state: "absent", isRepeatable: true });
    await it.liveAt(slot + minuteMs);
    expect(await it.entry()).toMatchObject({ state: "sent" });
  });

  test.each([
    ["posted", 10 * minuteMs, { state: "sent" }],
    ["given up if it is too late for it", 47 * hourMs, { state: "failed", reason: "expired" }],
  ])("and does not arrive within a minute, is %s", async (_, byMs, outcome) => {
    await it.liveAt(slot + byMs);
    it.clock.uptime = slot + minuteMs;
    await it.liveAt(slot + byMs + 3 * minuteMs);
    expect(await it.entry()).toMatchObject(outcome);
  });
});
