import { describe, expect, test } from "vitest";
import { addWithinDay, dayOf, maxEntriesADay } from "../../../../src/ingest/feeds/poll/daily-ceiling.ts";
import { openStorage } from "../../../../src/storage/sqlite/open-sqlite.ts";
import { draft } from "../../../contract/drafts.ts";

const day = 86_400_000;
const entries = (from: number, count: number) =>
  Array.from({ length: count }, (_, at) => draft(`Entry ${from + at}`));

test("a feed stores so many new entries a day; known ones do not count, the rest waits for the next day", async () => {
  const { articles, close } = await openStorage(":memory:");
  const first = await addWithinDay(articles, entries(0, 2_900), dayOf({}, 0), 0);
  expect(first).toMatchObject({ isCutOff: false, today: { since: 0, stored: 2_900, heldBack: 0 } });
  // The known entries come first, as in a feed that grows at its end.
  const all = entries(0, 3_500);
  const second = await addWithinDay(articles, all, dayOf({ today: first.today }, day / 2), day / 2);
  expect(second.today.stored).toBe(maxEntriesADay);
  expect(second.added).toHaveLength(100);
  expect(second.today.heldBack).toBeGreaterThan(0);
  expect((await addWithinDay(articles, all, dayOf({ today: second.today }, day - 1), day - 1)).added).toEqual(
    [],
  );
  const next = await addWithinDay(articles, all, dayOf({ today: second.today }, day), day);
  expect(next.today).toEqual({ since: day, stored: 500, heldBack: 0 });
  expect(await articles.count()).toBe(3_500);
  await close();
});

test("once the program is to end no more is stored, and what was counts for the day", async () => {
  const { articles, close } = await openStorage(":memory:");
  const stopping = new AbortController();
  const add: typeof articles.add = (drafts, now) => {
    stopping.abort();
    return articles.add(drafts, now);
  };
  const cut = await addWithinDay({ add }, entries(0, 1_000), dayOf({}, 0), 0, stopping.signal);
  expect(cut.isCutOff).toBe(true);
  expect(cut.today).toEqual({ since: 0, stored: await articles.count(), heldBack: 0 });
  expect(await articles.count()).toBeLessThan(1_000);
  await close();
});

describe("a day", () => {
  test("begins anew when a clock was set back", () => {
    expect(dayOf({ today: { since: 5 * day, stored: 9, heldBack: 1 } }, 2 * day).since).toBe(2 * day);
  });
});
