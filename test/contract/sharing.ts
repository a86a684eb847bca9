import { expect, test } from "vitest";
import type { Change } from "../../src/article/store.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { draft } from "./drafts.ts";

const writers = 4;

/**
 * What the storages of several processes on one empty database promise; `open` gives that many.
 * SQLite keeps it too, but only real processes can wait for its lock: see test/storage/file.test.ts.
 */
export function sharingContract(open: (processes: number) => Promise<Storage[]>): void {
  test("a reader of the change feed that continues from its cursor misses nothing while several processes write", async () => {
    const [reader, ...others] = (await open(writers + 1)) as [Storage, ...Storage[]];
    const writing = Promise.all(
      others.map(async ({ articles }, writer) => {
        for (let n = 0; n < 25; n++) await articles.add([draft(`Story ${n} of ${writer}`)], 1);
      }),
    );
    const read: Change[] = [];
    const readOn = async () => read.push(...(await reader.articles.changes(read.at(-1)?.seq ?? 0, 7)));
    let isWriting = true;
    const reading = (async () => {
      while (isWriting) await readOn();
    })();
    await writing;
    isWriting = false;
    await reading;
    for (let before = -1; before < read.length; ) {
      before = read.length;
      await readOn();
    }
    expect(new Set(read.map(({ id }) => id)).size).toBe(writers * 25);
    expect(await reader.articles.count()).toBe(writers * 25);
  });

  test("what all do at once within a minute, one does", async () => {
    const processes = await open(writers);
    const what = { id: "share a1", channel: { platform: "slack", tenant: "T", channel: "C" } };
    const inMinute = async (now: number) => {
      const tries = await Promise.all(processes.map(({ memory }) => memory.firstWithin(what, 60_000, now)));
      return tries.filter(Boolean).length;
    };
    expect([await inMinute(1_000), await inMinute(2_000), await inMinute(61_000)]).toEqual([1, 0, 1]);
  });

  test("of a digest's deliveries that all begin at once one is begun, until its process is done with it", async () => {
    const processes = await open(writers);
    const [first] = processes as [Storage, ...Storage[]];
    const channel = { platform: "slack", tenant: "T", channel: "C" };
    const digest = await first.subscriptions.add({
      ...{ channel, createdBy: { platform: "slack", tenant: "T", user: "U" }, createdAt: 0, locale: "en" },
      schedule: { times: ["08:30"], zone: "UTC", weekdays: [1, 2, 3, 4, 5, 6, 7] },
      coveredUntil: 0,
    });
    const claimBy = ({ ledger }: Storage, key: string, now: number) =>
      ledger.claim(key, { subscriptionId: digest.id, dueAt: 1_000 }, now, 60_000);
    const claims = await Promise.all(processes.map((one, n) => claimBy(one, `key ${n}`, 1_000)));
    const [claimed, ...more] = claims.filter((claim) => claim !== undefined);
    expect(more).toEqual([]);
    expect(await claimBy(first, "another", 2_000)).toBeUndefined();
    await first.ledger.close(claimed?.delivery ?? { key: "none", attempts: 1 }, "skipped", "nothing new");
    expect(await claimBy(first, "another", 2_000)).toBeDefined();
  });

  test("an article that all add at once is stored once", async () => {
    const processes = await open(writers);
    const story = draft("Story", { keys: ["url:a", "feed:x 1"] });
    const results = await Promise.all(processes.map(({ articles }) => articles.add([story], 1)));
    expect(results.flatMap(({ added }) => added)).toHaveLength(1);
    expect(await processes[0]?.articles.count()).toBe(1);
  });

  test("a feed that all add at once is stored once", async () => {
    const processes = await open(writers);
    const feed = { url: "https://news.example/feed", configured: true, fullText: true };
    const results = await Promise.all(processes.map(({ feeds }) => feeds.add(feed, 1)));
    expect(results.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(results.map((result) => result.feed.id)).size).toBe(1);
  });

  test("each due feed is claimed by one, and by another if that one died", async () => {
    const [one, other] = (await open(2)) as [Storage, Storage];
    for (let n = 0; n < 10; n++) {
      await one.feeds.add({ url: `https://${n}.example/feed`, configured: false, fullText: true }, 0);
    }
    const claims = await Promise.all([one.feeds.claim(0, 10, 1_000), other.feeds.claim(0, 10, 1_000)]);
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    await one.feeds.claim(0, 10, 1_000);
    expect(await other.feeds.claim(1_000, 10, 1_000)).toHaveLength(10);
  });

  test("a message that the platform delivers to each of them is new to one", async () => {
    const processes = await open(writers);
    const message = { id: "m1", channel: { platform: "slack", tenant: "T", channel: "C" } };
    const first = await Promise.all(processes.map(({ memory }) => memory.firstTime(message, 1)));
    expect(first.filter(Boolean)).toHaveLength(1);
  });

  test("a delivery is claimed by one of them", async () => {
    const processes = await open(writers);
    const keys = Array.from({ length: 10 }, (_, n) => `key ${n}`);
    const claim = async ({ ledger }: Storage) => {
      const mine = [];
      for (const key of keys) mine.push(await ledger.claim(key, { subscriptionId: key, dueAt: 1 }, 1, 1_000));
      return mine.filter((one) => one !== undefined);
    };
    const claimed = (await Promise.all(processes.map(claim))).flat();
    expect(claimed.map(({ delivery }) => delivery.key).sort()).toEqual(keys);
  });
}
