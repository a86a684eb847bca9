import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type FeedReader, readers } from "./readers.ts";

/** How many entries a parser finds with the right headline in feeds with one oddity each. */
export type ReaderScore = { reader: string; feeds: number; expected: number; found: number; refused: number };

const folder = new URL("../../test/fixtures/feeds/", import.meta.url);
const expectation = z.record(z.string(), z.object({ articles: z.array(z.object({ title: z.string() })) }));

/** Every parser on the feeds of the test suite. */
export async function scoreReaders(): Promise<ReaderScore[]> {
  const expected = expectation.parse(JSON.parse(await readFile(new URL("expected.json", folder), "utf8")));
  const feeds = Object.entries(expected).map(([name, { articles }]) => ({
    name,
    titles: articles.map(({ title }) => title),
  }));
  return Promise.all(Object.entries(readers).map(([reader, read]) => keptBy(reader, read, feeds)));
}

async function keptBy(
  reader: string,
  read: FeedReader,
  feeds: { name: string; titles: string[] }[],
): Promise<ReaderScore> {
  const kept = { reader, feeds: feeds.length, expected: 0, found: 0, refused: 0 };
  for (const { name, titles } of feeds) {
    const bytes = await readFile(new URL(name, folder));
    const entries = await read(bytes).catch(() => undefined);
    const found = new Set(entries?.map(({ title }) => title?.trim()));
    kept.expected += titles.length;
    kept.found += titles.filter((title) => found.has(title)).length;
    if (!entries) kept.refused++;
  }
  return kept;
}
