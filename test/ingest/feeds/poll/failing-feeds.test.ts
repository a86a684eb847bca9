import { expect, test } from "vitest";
import type { Feed } from "../../../../src/ingest/feeds/feed.ts";
import { failingFeeds } from "../../../../src/ingest/feeds/poll/failing-feeds.ts";

const feed = (more: Partial<Feed>): Feed => ({
  id: "a",
  url: "https://island.example/feed",
  addedAs: "https://island.example/feed",
  configured: false,
  fullText: true,
  rules: [],
  hasDoor: false,
  addedAt: 0,
  nextCheck: 0,
  every: 0,
  failures: 0,
  unusable: 0,
  memory: {},
  ...more,
});

test("feeds that fail repeatedly are listed, the longest failing first, but not a single failure or a feed that is gone", async () => {
  const failing = { failures: 2, error: "answers 500" };
  const list = async () => [
    feed({ title: "Well" }),
    feed({ title: "Hiccup", failures: 1, failingSince: 1, error: "answers 500" }),
    feed({ title: "Gone", ...failing, failingSince: 2, goneAt: 3 }),
    feed({ title: "Island Daily", ...failing, failingSince: 5 }),
    feed({ ...failing, failingSince: 4 }),
  ];
  expect(await failingFeeds({ list })).toEqual([
    { name: "island.example", since: 4, reason: "answers 500" },
    { name: "Island Daily", since: 5, reason: "answers 500" },
  ]);
});
