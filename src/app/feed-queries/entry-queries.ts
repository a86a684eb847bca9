import { FeedError } from "../../ingest/feeds/feed-error.ts";
import type { EntryQueries } from "../../ingest/feeds/rules/sort-entries.ts";
import { compileQuery } from "../../search/percolate/percolator.ts";
import { createQueryIndex } from "../../search/percolate/query-index.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import type { SearchIndex } from "../../search/search-index.ts";

type QuerySettings = {
  /** Knows the names and words of the articles; asked for only when there is a query. */
  index: () => Promise<Pick<SearchIndex, "plan">>;
  /** IANA name of the zone of dates in queries. */
  zone: string;
  now: () => number;
};

/** The queries of feeds' rules, matched by the index of the follows. */
export function createEntryQueries({ index, zone, now }: QuerySettings): EntryQueries {
  return {
    async check(text) {
      const query = parseQuery(text, { now: now(), zone });
      const [unread] = query.unread;
      if (unread !== undefined) throw new FeedError("rule_unread", { text: unread });
      const plan = await compileQuery(query, await index());
      const { terms, required, forbidden, excluded, since, until } = plan;
      const conditions = terms.length + required.length + forbidden.length + excluded.length;
      const isUnanswerable = terms.some(({ alternatives }) => alternatives.length === 0);
      const isOfTime = Number.isFinite(since) || Number.isFinite(until);
      if (isUnanswerable || (conditions === 0 && !isOfTime))
        throw new FeedError("rule_says_nothing", { text });
    },
    async matcher(texts, at) {
      const plans = await index();
      const queries = createQueryIndex();
      for (const text of texts)
        queries.set(text, await compileQuery(parseQuery(text, { now: at, zone }), plans));
      return (article, slice) => queries.match(article, slice);
    },
  };
}
