import { setImmediate } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { difference } from "../../src/bot/replies/text-difference.ts";
import { watchLoop } from "../../src/eval/event-loop.ts";
import { CollectedBytes } from "../../src/ingest/fetch/collected-bytes.ts";
import { createParser } from "../../src/ingest/parse/parser.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { additions, article, now, stories } from "../search/stories.ts";

const limitMs = 10;

/** The longest turn of the event loop in ms of processor time, the least of some attempts. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < 10 && least > limitMs; attempt++)
    least = Math.min(least, (await watchLoop(work)).loop.cpuMs);
  return least;
}

const parser = createParser();
afterAll(() => parser[Symbol.asyncDispose]());

const megabytes = 28;
const entry = (text: string) => `<item><title>Ferry</title><description>${text}</description></item>`;
const feedOf = (entries: number) => {
  const chars = (megabytes * 1e6) / entries;
  const text = entry("The ferry sails again. ".repeat(chars / 23));
  return Buffer.from(`<rss><channel><title>F</title>${text.repeat(entries)}</channel></rss>`);
};

/** As a connection hands it over. */
async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) {
    yield bytes.subarray(at, at + 65_536);
    await setImmediate();
  }
}

test.each([20, 3_000])("a feed of 28 MB in %i entries is taken over bit by bit", async (entries) => {
  const feed = feedOf(entries);
  const read = async () => {
    const body = new CollectedBytes(2 * feed.length, "too_large");
    await body.add(inParts(feed));
    return parser.parse({
      kind: "feed",
      bytes: await body.joined(),
      folder: "news",
      url: "http://a.example/",
    });
  };
  expect((await read()).drafts).toHaveLength(entries);
  expect(await longestTurn(read)).toBeLessThanOrEqual(limitMs);
});

test("a question of which ten long stories have a part is answered bit by bit", async () => {
  const long = "The harbour office said that the ferry sails on to Corse. 渡輪復航了。\n".repeat(3_500);
  const index = new FuzzyIndex({ now: () => now });
  const longStories = Array.from({ length: 12 }, (_, at) => article(`long${at}`, { body: `${at}. ${long}` }));
  const others = Array.from({ length: 40 }, (_, at) => article(`short${at}`, { body: "The council met." }));
  await index.apply(additions([...stories, ...longStories, ...others]));
  const query = parseQuery("harbour ferry corse xylophone", { now, zone: "UTC" });
  expect(await longestTurn(() => index.search(query, { limit: 5 }))).toBeLessThanOrEqual(limitMs);
});

test("what has changed in a story of a million characters, twenty times, is found at once", async () => {
  const text = "The ferry sails again. 渡輪復航了。 ".repeat(30_000);
  const versions = Array.from({ length: 21 }, (_, at) => text.replace("again", `${at} times`));
  const differ = async () =>
    versions.slice(1).map((after, at) => difference(versions[at] as string, after).after);
  expect(await differ()).toEqual(Array.from({ length: 20 }, (_, at) => `${at + 1}`));
  expect(await longestTurn(differ)).toBeLessThanOrEqual(limitMs);
});
