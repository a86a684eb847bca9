import { expect, test } from "vitest";
import type { Feed } from "../../../../src/ingest/feeds/feed.ts";
import { reportOutages } from "../../../../src/ingest/feeds/poll/outages.ts";
import { openStorage } from "../../../../src/storage/sqlite/open-sqlite.ts";

const day = 86_400_000;
const url = "https://island.example/feed";

test("a feed that fails for a day is reported once, and so is its recovery; a report that could not be sent is sent later", async () => {
  const { feeds } = await openStorage(":memory:");
  const { feed } = await feeds.add({ url, configured: false, fullText: true }, 0);
  const told: string[] = [];
  let isReachable = true;
  const report = async ({ error = "" }: Feed, has: string) => {
    if (!isReachable) throw new Error("the channel is away");
    told.push([has, error].join(" ").trim());
    return true;
  };
  const reportAt = (time: number) => reportOutages({ feeds, now: () => time, report });
  const failing = { ...feed, failures: 9, failingSince: 0, error: "answers 500" };
  await feeds.save(failing);
  await reportAt(day - 1);
  expect(told).toEqual([]);
  isReachable = false;
  await expect(reportAt(day)).rejects.toThrow("away");
  isReachable = true;
  await reportAt(day + 1);
  await reportAt(3 * day);
  expect(told).toEqual(["failed answers 500"]);
  await feeds.save({ ...failing, failures: 0, failingSince: undefined, error: undefined });
  isReachable = false;
  await expect(reportAt(4 * day)).rejects.toThrow("away");
  isReachable = true;
  await reportAt(4 * day);
  await reportAt(5 * day);
  expect(told).toEqual(["failed answers 500", "recovered"]);
});
