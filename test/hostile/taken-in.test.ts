import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { atOnce } from "../../src/async/steps.ts";
import { TimeSlice } from "../../src/async/yield.ts";
import type { Draft } from "../../src/ingest/draft.ts";
import { identified } from "../../src/ingest/draft.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { readArticleInSlices } from "../../src/search/percolate/percolator.ts";
import { parseQuery } from "../../src/search/query/parse-query.ts";
import { minHashes } from "../../src/search/stories/minhash.ts";
import { shinglesOf } from "../../src/search/stories/shingles.ts";
import { cpuMsOf, places } from "./take-in.ts";
import { alphabet, hostileText, kinds } from "./texts.ts";

const chars = 20_000;
const limitMs = 50;
/** A page's elements are walked some ten times: what 20 KB of nothing but tags takes is bounded by their number. */
const perTagMs = 0.05;
const now = Date.UTC(2026, 10, 29);

/** From bytes to a marked answer: read, named, indexed, put to a story, matched, found and shown. */
async function takeIn(parse: (text: string) => Draft[], text: string): Promise<void> {
  const articles = parse(text).map((draft, i) => {
    const { keys: _, formerKeys: __, overran: ___, ...read } = identified(draft, () => "feed:1 a");
    return { ...read, id: `a${i}`, storyId: `a${i}`, addedAt: now };
  });
  const index = new FuzzyIndex({ now: () => now });
  await index.apply(articles.map((article, i) => ({ seq: i + 1, kind: "add", id: article.id, article })));
  for (const article of articles) {
    minHashes(atOnce(shinglesOf(article)));
    await readArticleInSlices(article, new TimeSlice());
  }
  const { hits } = await index.search(parseQuery("a said 甲 headline", { now, zone: "UTC" }), { limit: 5 });
  for (const { title, passage } of hits) expect(title.text.length + passage.text.length).toBeGreaterThan(0);
}

const allowedMs = (name: string, text: string): number =>
  limitMs + (name === "a page" ? perTagMs * (text.match(/<[a-z/]/gi)?.length ?? 0) : 0);

const ordinary = "The harbour office said on Monday that the ferry (MV Tern) sails again. 渡輪復航了。\n\n";

beforeAll(async () => {
  // Compiled first: the first texts of a process take longer, whatever they are.
  for (let i = 0; i < 30; i++)
    for (const [, parse] of places) await takeIn(parse, `${i} <b>${ordinary}</b>`.repeat(30));
}, 120_000);

test("any 20 KB made of the expressions' own alphabets is taken in within 50 ms of processor time", async () => {
  const text = hostileText(await alphabet("src/{ingest,search}"), chars);
  const place = fc.constantFrom(...places);
  await fc.assert(
    fc.asyncProperty(place, text, async ([name, parse], hostile) => {
      const allowed = allowedMs(name, hostile);
      expect(await cpuMsOf(() => takeIn(parse, hostile), allowed), name).toBeLessThanOrEqual(allowed);
    }),
    { numRuns: 300 },
  );
}, 300_000);

test.each(kinds)("20 KB of %s are taken in within 50 ms, wherever they stand", async (_, make) => {
  const text = make(chars);
  for (const [name, parse] of places) {
    const allowed = allowedMs(name, text);
    expect(await cpuMsOf(() => takeIn(parse, text), allowed), name).toBeLessThanOrEqual(allowed);
  }
});
