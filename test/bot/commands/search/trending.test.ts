import { afterEach, beforeEach, expect, test } from "vitest";
import { createBot } from "../../../../src/bot/bot.ts";
import { asMessage } from "../../../../src/chat/answer.ts";
import { FuzzyIndex } from "../../../../src/search/fuzzy-index.ts";
import { groupStories } from "../../../../src/search/stories/group-stories.ts";
import { openStorage } from "../../../../src/storage/sqlite/open-sqlite.ts";
import { friday, message, type Newsroom, openNewsroom, stories, titlesOf, wordsOf } from "../../newsroom.ts";

let newsroom: Newsroom;
beforeEach(async () => {
  newsroom = await openNewsroom();
});
afterEach(() => newsroom.close());

const hour = 3_600_000;
const widely = "Ferry line is sold to its captains";
const telling = (source: string, hoursAgo: number) => ({
  ...{ title: widely, source, tags: [], language: "en", publishedAt: friday - hoursAgo * hour },
  body: "The ferry line between the islands is sold to its own captains, who will run it from spring.",
  keys: [`source:${source}`],
});

test("what most sources report is shown, and nothing else, though it is newer", async () => {
  const storage = await openStorage(":memory:");
  const now = () => friday;
  const told = [telling("Lake Wire", 40), telling("Island Daily", 41), telling("Bay Post", 42)];
  await storage.articles.add([...stories, ...told], friday - 40 * 24 * hour);
  await groupStories({ ...storage, now });
  const bot = createBot({
    ...storage,
    index: new FuzzyIndex({ now }),
    adapters: [],
    now,
    random: () => 0,
    zone: "UTC",
  });
  const reply = asMessage(await bot(message("trending")));
  if (reply?.kind !== "results") throw new Error("no list");
  const [first, ...rest] = reply.entries;
  expect(reply.title).toBe("Most reported in the last three days");
  expect(first?.title.text).toBe(widely);
  expect(first?.notes).toEqual(["also in Island Daily and Bay Post"]);
  // Stories of one source are not among them, though there is room.
  expect(rest).toEqual([]);
  await storage.close();
});

test("its stories can be opened by their number", async () => {
  const { ask } = newsroom;
  const [first] = titlesOf(await ask("trending"));
  expect(titlesOf(await ask("read 1"))).toEqual([first]);
});

test("if no story is in several sources, the newest are shown as such", async () => {
  const words = wordsOf(await newsroom.ask("trending"));
  expect(words).toBe("Newest stories\nNo story of the last three days is reported by several sources.");
});

test("three days without news are reported as such", async () => {
  const { clock, ask } = newsroom;
  clock.now += 90 * 24 * hour;
  expect(wordsOf(await ask("trending"))).toContain("Nothing was reported in the last three days.");
});
