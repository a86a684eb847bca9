import { afterEach, beforeEach, expect, test } from "vitest";
import { composeAlert } from "../../../src/bot/replies/alert-reply.ts";
import { composeDigest } from "../../../src/bot/replies/digest-reply.ts";
import type { NewFollow } from "../../../src/digest/follows/follow.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import type { FedIndex } from "../../../src/search/search-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import { at, channelOf, hourMs, minuteMs, ScriptedPlatform, startScheduler } from "../delivery-rig.ts";
import { refuse } from "../one-digest.ts";

const start = at("2026-06-01T04:00Z");
let storage: Storage;
let index: FedIndex;
let slack: ScriptedPlatform;
let clock: { now: number };

beforeEach(async () => {
  storage = await openStorage(":memory:");
  clock = { now: start };
  index = new FuzzyIndex({ now: () => clock.now });
  slack = new ScriptedPlatform("slack");
  await live();
});
afterEach(() => storage.close());

const user = { platform: "slack", tenant: "T", user: "U" };

const following = (query: string, more: Partial<NewFollow> = {}) =>
  storage.follows.add({
    channel: channelOf("slack", "D1"),
    query,
    zone: "Asia/Taipei",
    locale: "en",
    createdBy: user,
    createdAt: clock.now,
    isPersonal: true,
    ...more,
  });

const comes = async (title: string) => {
  await storage.articles.add([draft(title, { publishedAt: clock.now })], clock.now);
  await catchUp(index, storage.articles);
};

async function live(): Promise<void> {
  const scheduler = startScheduler(storage, clock, [slack], index);
  await scheduler.tick();
  await scheduler.stop();
}

const closed = refuse("forbidden", "Closed.", { refusal: { code: "messages_closed" } });

test("closed messages pause it, nobody is written to about that, and it is knocked once a day", async () => {
  const { id } = await following("tsmc");
  slack.behaviours = [closed, closed];
  await comes("TSMC starts");
  await live();
  expect((await storage.follows.get(id))?.paused?.because).toBe("messages_closed");
  expect(await storage.follows.untoldTo(user)).toMatchObject([{ id, isPersonal: true }]);
  for (let hour = 1; hour <= 23; hour++) {
    clock.now = start + hour * hourMs;
    await live();
  }
  expect([slack.behaviours.length, slack.directMessages.length]).toEqual([1, 0]);
  clock.now = start + 24 * hourMs + minuteMs;
  await live();
  expect(slack.behaviours).toEqual([]);
});

test("once it goes on, what came meanwhile is posted, once", async () => {
  const { id } = await following("tsmc");
  slack.behaviours = [closed];
  await comes("TSMC starts");
  await live();
  clock.now += minuteMs;
  await comes("TSMC builds");
  await live();
  expect(slack.posts).toEqual([]);
  await storage.follows.resume(id);
  for (let times = 0; times < 3; times++) await live();
  expect(slack.posts.map(({ alert }) => alert)).toEqual([["TSMC starts", "TSMC builds"]]);
});

test("what comes in the quiet hours of the person's zone is in one message after them", async () => {
  await following("tsmc", { quiet: { from: "22:00", to: "07:00" }, zone: "America/New_York" });
  // 23:00 in New York.
  clock.now = at("2026-06-02T03:00Z");
  for (const title of ["TSMC starts", "TSMC builds", "TSMC hires"]) {
    await comes(title);
    await live();
    clock.now += minuteMs;
  }
  expect(slack.posts).toEqual([]);
  clock.now = at("2026-06-02T11:00Z");
  await live();
  expect(slack.posts.map(({ alert }) => alert)).toEqual([["TSMC starts", "TSMC builds", "TSMC hires"]]);
});

test("all that one person follows brings at most ten messages an hour; the rest waits, and none is lost", async () => {
  for (let n = 10; n < 25; n++) await following(`word${n}`);
  await following("word10", { createdBy: { ...user, user: "V" }, channel: channelOf("slack", "D2") });
  const words = Array.from({ length: 15 }, (_, n) => `word${n + 10}`);
  for (const word of words) await comes(`News of ${word}`);
  for (let times = 0; times < 3; times++) await live();
  const sentTo = (channel: string) => slack.posts.filter((post) => post.channel.channel === channel).length;
  expect([sentTo("D1"), sentTo("D2")]).toEqual([10, 1]);
  clock.now += hourMs + minuteMs;
  await live();
  expect([sentTo("D1"), sentTo("D2")]).toEqual([15, 1]);
});

test("each personal post has one button that stops it, and no other post has", async () => {
  const own = await following("tsmc");
  const { isPersonal: _, ...shared } = own;
  await comes("TSMC starts");
  const articles = await storage.articles.between(0, clock.now + 1);
  const stop = { label: "Stop this", command: "unfollow 1" };
  expect(composeAlert(articles, own).actions).toEqual([stop]);
  expect(composeAlert(articles, shared).actions).toEqual([]);
  const edition = { from: 0, to: clock.now, stories: [], leftOut: 0 };
  const reader = { locale: "en", schedule: { zone: "UTC" } };
  expect(composeDigest(edition, { ...reader, number: 2, isPersonal: true }, false).actions).toEqual([
    { label: "Stop this", command: "digest off 2" },
  ]);
  expect(composeDigest(edition, { ...reader, number: 2 }, false).actions).toEqual([]);
});
