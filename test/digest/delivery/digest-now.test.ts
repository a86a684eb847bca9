import { afterEach, beforeEach, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import { type DigestReply, entriesOf } from "../../../src/chat/reply.ts";
import { labelled, type Newsroom, openNewsroom, wordsOf } from "../../bot/newsroom.ts";
import { hourMs, minuteMs, ScriptedPlatform, startScheduler } from "../delivery-rig.ts";

let newsroom: Newsroom;
let platform: ScriptedPlatform;

beforeEach(async () => {
  newsroom = await openNewsroom();
  platform = new ScriptedPlatform("test");
  newsroom.adapters.push(platform);
});

afterEach(() => newsroom.close());

async function live(): Promise<void> {
  const scheduler = startScheduler(newsroom.deps as never, newsroom.clock, [platform], newsroom.deps.index);
  await scheduler.tick();
  await scheduler.stop();
}

const shownTitles = () =>
  platform.posts.map(({ edition }) => edition.stories.map(({ article }) => article.title));

test("a digest on request is posted once, however often it is requested and whenever a process dies", async () => {
  for (let times = 0; times < 3; times++) await newsroom.ask("digest now");
  const again = await newsroom.ask("digest now");
  expect(wordsOf(again)).toContain("moment ago");
  // One process dies as the message is stored; another takes over.
  platform.behaviours = [
    (store) => {
      store();
      throw new AdapterError("unavailable", "gone");
    },
  ];
  await live();
  newsroom.clock.now += 2 * minuteMs;
  await live();
  await live();
  expect(platform.posts).toHaveLength(1);
  expect(shownTitles()[0]?.length).toBeGreaterThan(3);
  expect(await newsroom.deps.ledger.count("sent")).toBe(1);
});

test("two processes post a digest on request once", async () => {
  await newsroom.ask("digest now");
  const schedulers = [1, 2].map(() => startScheduler(newsroom.deps as never, newsroom.clock, [platform]));
  await Promise.all(schedulers.map((scheduler) => scheduler.tick()));
  await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
  expect(platform.posts).toHaveLength(1);
});

test("its stories are neither in the channel's next digest nor in the next one on request", async () => {
  await newsroom.ask("digest on 12:30 Asia/Taipei");
  await newsroom.ask("digest now");
  await live();
  newsroom.clock.now += hourMs;
  await live();
  await newsroom.ask("digest now");
  await live();
  expect(platform.posts).toHaveLength(3);
  expect(shownTitles().slice(1)).toEqual([[], []]);
  expect(platform.posts[1]?.edition.from).toBe(platform.posts[0]?.edition.to);
});

test("if no digest is set it shows the last day, and the next one the news since", async () => {
  await newsroom.ask("digest now");
  await live();
  newsroom.clock.now += hourMs;
  await newsroom.ask("digest now");
  await live();
  expect(platform.posts.map(({ edition }) => edition.stories.length > 0)).toEqual([true, false]);
  // It has no schedule.
  expect(wordsOf(await newsroom.ask("digest status"))).toContain("No digest is set");
});

test("on request a silent digest is posted even without news", async () => {
  await newsroom.ask("digest on 12:30 Asia/Taipei silent about zeppelin");
  await newsroom.ask("digest now");
  await live();
  expect(shownTitles()).toEqual([[]]);
});

test("why explains a digest on request", async () => {
  const preview = (await newsroom.ask("digest")) as DigestReply;
  await newsroom.ask("digest now");
  await live();
  const answer = await newsroom.ask(`why ${entriesOf(preview)[0]?.id}`);
  expect(wordsOf(answer)).toMatch(/Digest on request: posted Fri, Nov 20/);
});

test("the answer for a digest that was refused the last time says why", async () => {
  await newsroom.ask("digest on 08:30");
  const [set] = await newsroom.deps.subscriptions.all();
  await newsroom.deps.subscriptions.pause(set?.id ?? "", "thread_locked");
  newsroom.clock.now += 3_600_000;
  expect(wordsOf(await newsroom.ask("digest now"))).toContain("could not be posted: The thread is locked.");
});

test("if the bot may not post, the answer explains how to allow it, and nothing is posted later", async () => {
  platform.checkPost = () => Promise.reject(new AdapterError("forbidden", "Type /invite @Newsdesk."));
  expect(wordsOf(await newsroom.ask("digest now"))).toContain("/invite @Newsdesk");
  await live();
  expect(platform.posts).toEqual([]);
  expect(labelled(await newsroom.ask("digest now"), "Undo")).toBeUndefined();
});
