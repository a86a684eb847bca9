import { createEntryQueries } from "../../../src/app/feed-queries/entry-queries.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";

/** Queries of rules as the program reads them, by an index that knows no articles yet. */
export function entryQueries(now: () => number) {
  const index = new FuzzyIndex({ now });
  return createEntryQueries({ index: async () => index, zone: "UTC", now });
}
