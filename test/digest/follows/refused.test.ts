import { afterEach, beforeEach, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import type { Follow } from "../../../src/digest/follows/follow.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import type { FedIndex } from "../../../src/search/search-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import {
  at,
  channelOf,
  hourMs,
  minuteMs,
  runOnce,
  ScriptedPlatform,
  startScheduler,
} from "../delivery-rig.ts";

const start = at("2026-06-01T04:00Z");
let storage: Storage;
let index: FedIndex;
let slack: ScriptedPlatform;
let clock: { now: number };
let follow: Follow;
/** Until when the platform refuses. */
let refusedUntil: number;

beforeEach(async () => {
  storage = await openStorage(":memory:");
  clock = { now: start };
  index = new FuzzyIndex({ now: () => clock.now });
  slack = new ScriptedPlatform("slack");
  refusedUntil = 0;
  slack.behaviours = Array.from({ length: 200 }, () => (store) => {
    if (clock.now < refusedUntil) throw new AdapterError("forbidden", "Invite the bot.");
    return store();
  });
  await runOnce(storage, clock, slack);
  follow = await storage.follows.add({
    channel: channelOf("slack"),
    query: "tsmc",
    zone: "UTC",
    locale: "en",
    createdBy: { platform: "slack", tenant: "T", user: "U" },
    createdAt: clock.now,
  });
});

afterEach(() => storage.close());

async function comes(title: string): Promise<void> {
  await storage.articles.add([draft(title, { publishedAt: clock.now })], clock.now);
  await catchUp(index, storage.articles);
}

async function live(): Promise<void> {
  const scheduler = startScheduler(storage, clock, [slack], index);
  await scheduler.tick();
  await scheduler.stop();
}

async function liveFor(time: number, step = 10 * minuteMs): Promise<void> {
  for (const end = clock.now + time; clock.now < end; clock.now += step) await live();
}

const alerts = () => slack.posts.map(({ alert }) => alert);

test("refused alerts are posted in one message once the channel accepts again, and the creator gets one notice", async () => {
  refusedUntil = start + 5 * hourMs;
  await comes("TSMC one");
  await liveFor(2 * hourMs);
  await comes("TSMC two");
  await liveFor(2 * hourMs);
  expect(alerts()).toEqual([]);
  expect((await storage.follows.get(follow.id))?.paused?.because).toBe("forbidden: Invite the bot.");
  await liveFor(3 * hourMs);
  expect(alerts()).toEqual([["TSMC one", "TSMC two"]]);
  expect(slack.directMessages).toEqual([{ user: "U", lines: ["follow 1: forbidden: Invite the bot."] }]);
  expect((await storage.follows.get(follow.id))?.paused).toBeUndefined();
  await comes("TSMC three");
  await liveFor(hourMs);
  expect(alerts().slice(1)).toEqual([["TSMC three"]]);
});

test("a follow that is resumed is tried again at once", async () => {
  refusedUntil = start + minuteMs;
  await comes("TSMC one");
  await live();
  clock.now += 2 * minuteMs;
  await live();
  expect(alerts()).toEqual([]);
  await storage.follows.resume(follow.id);
  await live();
  expect(alerts()).toEqual([["TSMC one"]]);
});

test("a match that has waited for more than two days is not posted, but later ones are", async () => {
  refusedUntil = start + 50 * hourMs;
  await comes("TSMC too old by then");
  await liveFor(40 * hourMs, hourMs);
  await comes("TSMC of yesterday");
  await liveFor(20 * hourMs, hourMs);
  expect(alerts()).toEqual([["TSMC of yesterday"]]);
  expect(await storage.follows.waiting()).toEqual([]);
});

test("a match that could not be posted sooner is posted by a process whose clock is days ahead", async () => {
  await comes("TSMC one");
  const { ledger } = storage;
  storage.ledger = { ...ledger, claim: () => Promise.reject(new Error("killed")) };
  await live();
  storage.ledger = ledger;
  clock.now += 60 * hourMs;
  await live();
  expect(alerts()).toEqual([["TSMC one"]]);
});

test("an alert that was about to be posted is posted when its process is back after days", async () => {
  await comes("TSMC one");
  const { ledger } = storage;
  storage.ledger = { ...ledger, noteRequest: () => Promise.reject(new Error("killed")) };
  await live();
  storage.ledger = ledger;
  clock.now += 60 * hourMs;
  await live();
  expect(alerts()).toEqual([["TSMC one"]]);
});

test("a crash between a refusal and its record neither doubles nor loses the alert", async () => {
  refusedUntil = start + minuteMs;
  await comes("TSMC one");
  const { ledger } = storage;
  storage.ledger = { ...ledger, close: () => Promise.reject(new Error("killed")) };
  await live();
  storage.ledger = ledger;
  await liveFor(2 * hourMs);
  expect(alerts()).toEqual([["TSMC one"]]);
});
