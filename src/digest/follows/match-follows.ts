import { type Article, newsTime } from "../../article/article.ts";
import type { ArticleStore, Change } from "../../article/store.ts";
import { TimeSlice, yieldToEventLoop } from "../../async/yield.ts";
import { compileQuery } from "../../search/percolate/percolator.ts";
import { createQueryIndex } from "../../search/percolate/query-index.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import { graceMs } from "../edition/news-window.ts";
import type { Leases } from "../leases.ts";
import type { Follow, FollowMatch, FollowStore } from "./follow.ts";

const maxChanges = 50;
/** The dates of a query that names none. */
const always = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
/** A plan has the names that were known when it was made; more are learnt from articles. */
const planEveryMs = 3_600_000;

type FollowMatcherDeps = {
  follows: Pick<FollowStore, "all" | "version" | "cursor" | "record">;
  articles: Pick<ArticleStore, "changes">;
  index: SearchIndex;
  leases: Leases;
  now: () => number;
};

/**
 * Matches new articles against the follows. Each call continues where any process left the change
 * feed, and saves the matches together with the cursor, so that a crash loses none. Of several
 * processes only one does this at a time. Throws StorageError.
 */
export function createFollowMatcher(deps: FollowMatcherDeps): () => Promise<void> {
  const { follows, articles, index, leases, now } = deps;
  const queries = createQueryIndex();
  /** Follows whose queries name dates. */
  const dated = new Set<string>();
  let known = new Map<string, Follow>();
  let version: string | undefined;
  let plannedAt = 0;

  async function refresh(): Promise<void> {
    const newest = await follows.version();
    const isStale = now() - plannedAt >= planEveryMs;
    if (newest === version && !isStale) return;
    const all = new Map((await follows.all()).map((follow) => [follow.id, follow]));
    for (const id of known.keys()) if (!all.has(id)) queries.delete(id);
    const fresh = [...all.values()].filter((one) => isStale || known.get(one.id)?.query !== one.query);
    const slice = new TimeSlice();
    for (const { id, query, zone } of fresh) {
      await slice.yieldIfDue();
      const read = parseQuery(query, { now: now(), zone });
      dated.delete(id);
      if (read.since !== undefined || read.until !== undefined) dated.add(id);
      queries.set(id, { ...compileQuery(read, index), ...always });
    }
    [known, version, plannedAt] = [all, newest, isStale ? now() : plannedAt];
  }

  /** "since:3d" counts from the moment the article comes, whenever the query was planned. */
  function isInTime({ query, zone }: Follow, article: Article): boolean {
    const { since, until } = { ...always, ...parseQuery(query, { now: now(), zone }) };
    return newsTime(article) >= since && newsTime(article) < until;
  }

  function matchesOf(change: Change): FollowMatch[] {
    if (change.kind === "remove") return [];
    const { article } = change;
    if (newsTime(article) < article.addedAt - graceMs) return [];
    return queries
      .match(article)
      .map((id) => known.get(id) as Follow)
      .filter(({ createdAt }) => article.addedAt >= createdAt)
      .filter((follow) => !dated.has(follow.id) || isInTime(follow, article))
      .map(({ id }) => ({ followId: id, storyId: article.storyId, articleId: article.id, at: now() }));
  }

  return async () => {
    // Changes before the first follow are skipped. Read before the follows, so that a follow which is
    // set meanwhile misses none.
    const end = index.seq;
    await refresh();
    const saved = await follows.cursor();
    if (saved === undefined && known.size === 0) return follows.record([], end);
    let cursor = saved ?? 0;
    while (await leases.acquire("stories and follows", now())) {
      const changes = await articles.changes(cursor, maxChanges);
      if (changes.length === 0) return;
      const found: FollowMatch[] = [];
      for (const change of changes) {
        found.push(...matchesOf(change));
        await yieldToEventLoop();
      }
      cursor = changes.at(-1)?.seq ?? cursor;
      await follows.record(found, cursor);
    }
  };
}
