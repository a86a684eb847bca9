import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { NewFollow } from "../../../src/digest/follows/follow.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import type { FedIndex } from "../../../src/search/search-index.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import { at, channelOf, hourMs, minuteMs, ScriptedPlatform, startScheduler } from "../delivery-rig.ts";

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
});

afterEach(() => storage.close());

const following = (query: string, more: Partial<NewFollow> = {}) =>
  storage.follows.add({
    channel: channelOf("slack"),
    query,
    zone: "Asia/Taipei",
    locale: "en",
    createdBy: { platform: "slack", tenant: "T", user: "U" },
    createdAt: clock.now,
    ...more,
  });

const comes = async (title: string, publishedAt: number | undefined = clock.now) => {
  await storage.articles.add([draft(title, { publishedAt })], clock.now);
  await catchUp(index, storage.articles);
};

/** A process starts, posts what is due, and ends. */
async function live(over = storage): Promise<void> {
  const scheduler = startScheduler(over, clock, [slack], index);
  await scheduler.tick();
  await scheduler.stop();
}

beforeEach(() => live());

const alerts = () => slack.posts.map(({ alert }) => alert);

describe("a follow", () => {
  test("posts each matching story once, as it comes in, however often the program restarts", async () => {
    await following("tsmc");
    await comes("Ferry runs again");
    await comes("TSMC starts 2-nanometer production");
    for (let times = 0; times < 3; times++) await live();
    expect(alerts()).toEqual([["TSMC starts 2-nanometer production"]]);
    clock.now += minuteMs;
    await comes("TSMC builds in Arizona");
    await live();
    expect(alerts()).toHaveLength(2);
  });

  test("posts a new article at once while thousands wait to be matched, and those in the end", async () => {
    await following("tsmc");
    const older = Array.from({ length: 2_500 }, (_, at) => draft(`Ferry ${at}`));
    await storage.articles.add([draft("TSMC at the bottom"), ...older], clock.now);
    await comes("TSMC starts 2-nanometer production");
    await live();
    expect(alerts()).toEqual([["TSMC starts 2-nanometer production"]]);
    for (let times = 0; times < 3; times++) await live();
    expect(alerts()).toEqual([["TSMC starts 2-nanometer production"], ["TSMC at the bottom"]]);
  });

  test("posts nothing older than itself, not even from an archive that is imported later", async () => {
    await comes("TSMC yesterday");
    clock.now += minuteMs;
    await following("tsmc");
    await comes("TSMC ten years ago", start - 3_650 * 24 * hourMs);
    await live();
    expect(alerts()).toEqual([]);
  });

  test("set before the first run of the program misses nothing", async () => {
    const other = await openStorage(":memory:");
    await storage.close();
    storage = other;
    await following("tsmc");
    await comes("TSMC first of all");
    await live();
    expect(alerts()).toEqual([["TSMC first of all"]]);
  });

  test("posts stories that came in since it was set, even while the program did not run", async () => {
    await live();
    await following("tsmc");
    clock.now += hourMs;
    await comes("TSMC while nobody watched");
    clock.now += hourMs;
    await live();
    expect(alerts()).toEqual([["TSMC while nobody watched"]]);
  });

  test("does not post a revised story again, but edits the message that shows it", async () => {
    await following("tsmc");
    await comes("TSMC starts");
    await live();
    const [article] = await storage.articles.between(start, start + 1);
    const revised = { ...draft("TSMC starts, corrected"), keys: draft("TSMC starts").keys };
    await storage.articles.add([revised], clock.now);
    await catchUp(index, storage.articles);
    await live();
    expect((await storage.articles.get([article?.id ?? ""]))[0]?.title).toBe("TSMC starts, corrected");
    expect(alerts()).toHaveLength(1);
    expect(slack.edits).toEqual([
      { ref: slack.posts[0]?.ref, title: JSON.stringify({ alert: ["TSMC starts, corrected"], follow: 1 }) },
    ]);
    await live();
    expect(slack.edits).toHaveLength(1);
  });

  test("posts nothing once it is removed", async () => {
    const { id } = await following("tsmc");
    await comes("TSMC starts");
    await storage.follows.remove(id);
    await live();
    expect(alerts()).toEqual([]);
  });

  test("leaves out what the channel mutes", async () => {
    await following("tsmc");
    await storage.mutes.add({
      channel: channelOf("slack"),
      query: "arizona",
      createdBy: { platform: "slack", tenant: "T", user: "U" },
      createdAt: start,
    });
    await comes("TSMC builds in Arizona");
    await live();
    await comes("TSMC hires");
    await live();
    expect(alerts()).toEqual([["TSMC hires"]]);
  });

  test("is silent in its quiet hours, by the clock of its zone, and then posts all in one message", async () => {
    await following("tsmc", { quiet: { from: "22:00", to: "07:00" } });
    clock.now = at("2026-06-01T14:00Z"); // 22:00 in Taipei
    await comes("TSMC at night");
    await live();
    clock.now = at("2026-06-01T22:59Z");
    await comes("TSMC before dawn");
    await live();
    expect(alerts()).toEqual([]);
    clock.now = at("2026-06-01T23:00Z");
    await live();
    expect(alerts()).toEqual([["TSMC at night", "TSMC before dawn"]]);
  });

  test("posts the stories after five alerts in an hour as one summary", async () => {
    await following("tsmc");
    for (let number = 1; number <= 9; number++) {
      clock.now += minuteMs;
      await comes(`TSMC story ${number}`);
      await live();
    }
    expect(alerts()).toHaveLength(5);
    clock.now = start + minuteMs + hourMs + 1;
    await live();
    expect(alerts()).toHaveLength(6);
    expect(alerts()[5]).toEqual([6, 7, 8, 9].map((number) => `TSMC story ${number}`));
  });

  test("posts what its new query matches after it was changed", async () => {
    const { id, ...order } = await following("tsmc");
    await live();
    clock.now += minuteMs;
    await storage.follows.change(id, { ...order, query: "ferry" }, clock.now);
    await comes("TSMC starts");
    await comes("Ferry runs again");
    await live();
    expect(alerts()).toEqual([["Ferry runs again"]]);
  });

  test("counts the dates in its query from the moment a story comes in", async () => {
    await following("tsmc since:1h");
    clock.now += 50 * minuteMs;
    await comes("TSMC before", clock.now - 70 * minuteMs);
    await comes("TSMC within the hour", clock.now - 50 * minuteMs);
    await live();
    expect(alerts()).toEqual([["TSMC within the hour"]]);
  });
});

describe("a crash", () => {
  const crash = () => Promise.reject(new Error("killed"));

  test("between storing an article and matching it loses no alert", async () => {
    await following("tsmc");
    await comes("TSMC starts");
    const dying = { ...storage, follows: { ...storage.follows, record: crash } };
    await expect(live(dying)).rejects.toThrow("killed");
    await live();
    expect(alerts()).toEqual([["TSMC starts"]]);
  });

  test("between matching, claiming, composing and posting loses no alert", async () => {
    await following("tsmc");
    await comes("TSMC starts");
    const dying = [
      { ...storage, follows: { ...storage.follows, waiting: crash } },
      { ...storage, ledger: { ...storage.ledger, claim: crash } },
      { ...storage, follows: { ...storage.follows, assign: crash } },
      { ...storage, ledger: { ...storage.ledger, show: crash } },
    ];
    for (const over of dying) {
      await live(over).catch(() => undefined);
      clock.now += hourMs;
    }
    await live();
    expect(alerts()).toEqual([["TSMC starts"]]);
  });

  test("between posting and recording posts no alert twice", async () => {
    await following("tsmc");
    await comes("TSMC starts");
    await live({ ...storage, ledger: { ...storage.ledger, sent: crash } });
    for (let minutes = 0; minutes < 10; minutes++) {
      clock.now += minuteMs;
      await live();
    }
    expect(alerts()).toEqual([["TSMC starts"]]);
    expect(await storage.ledger.count("sent")).toBe(1);
  });
});

test("two processes on one store post each story once", async () => {
  for (let number = 1; number <= 20; number++) {
    await following("tsmc", { channel: channelOf("slack", `C${number}`) });
  }
  await comes("TSMC starts");
  const schedulers = [1, 2].map(() => startScheduler(storage, clock, [slack], index));
  await Promise.all(schedulers.map((scheduler) => scheduler.tick()));
  await Promise.all(schedulers.map((scheduler) => scheduler.tick()));
  await expect.poll(() => slack.posts.length).toBe(20);
  await Promise.all(schedulers.map((scheduler) => scheduler.stop()));
  expect(slack.posts.map(({ channel }) => channel.channel).toSorted()).toEqual(
    Array.from({ length: 20 }, (_, at) => `C${at + 1}`).toSorted(),
  );
});
