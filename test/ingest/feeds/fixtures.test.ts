import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseDocument } from "../../../src/ingest/parse/parse-document.ts";

const folder = new URL("../../fixtures/feeds/", import.meta.url);
const read = (name: string): Buffer => readFileSync(new URL(name, folder));

/** The expected articles of a fixture, in part: null for no address, dates in ISO 8601. */
const expected = z
  .record(
    z.string(),
    z.object({
      articles: z.array(z.record(z.string(), z.unknown())),
      skipped: z.number(),
      rhythm: z.object({ ttl: z.number() }).loose().optional(),
    }),
  )
  .parse(JSON.parse(read("expected.json").toString()));

const promised = ({ publishedAt, ...fields }: Record<string, unknown>): Record<string, unknown> => ({
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? undefined])),
  ...(publishedAt === undefined
    ? {}
    : { publishedAt: publishedAt ? Date.parse(String(publishedAt)) : undefined }),
});

describe("a feed with an oddity loses nothing", () => {
  test.each(Object.entries(expected))("%s", (name, { articles, skipped, rhythm }) => {
    const reading = parseDocument({ kind: "feed", bytes: read(name), folder: "files" });
    expect(reading.drafts.map(({ title }) => title)).toEqual(articles.map(({ title }) => title));
    expect(reading.drafts).toMatchObject(articles.map(promised));
    expect(reading.skipped).toHaveLength(skipped);
    if (rhythm) expect(reading.feed?.rhythm).toEqual(rhythm);
  });

  test("every fixture has its expectation", () => {
    const files = readdirSync(folder).filter((name) => name !== "expected.json");
    expect(files.toSorted()).toEqual(Object.keys(expected).toSorted());
    expect(files.length).toBeGreaterThanOrEqual(60);
  });
});
