import { type Article, newsTime } from "../../article/article.ts";
import { nextPortion, unread } from "../../article/feed-progress.ts";
import type { ArticleStore, Change } from "../../article/store.ts";
import { mapConcurrently } from "../../async/pool.ts";
import { TimeSlice, yieldToEventLoop } from "../../async/yield.ts";
import { compileQuery } from "../../search/percolate/percolator.ts";
import { createQueryIndex } from "../../search/percolate/query-index.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import { graceMs } from "../edition/news-window.ts";
import type { Leases } from "../leases.ts";
import type { Follow, FollowMatch, FollowStore } from "./follow.ts";

const portionChanges = 50;
/** In one call, so that what was found is posted before a long backlog goes on. */
const maxChanges = 1_000;
/** The dates of a query that names none. */
const always = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };
/** A plan has the names that were known when it was made; more are learnt from articles. */
const planEveryMs = 3_600_000;
/** An index that lies elsewhere is asked about the words of each. */
const plansAtOnce = 16;

type FollowMatcherDeps = {
  follows: Pick<FollowStore, "all" | "version" | "progress" | "record">;
  articles: Pick<ArticleStore, "latest">;
  index: SearchIndex;
  leases: Leases;
  now: () => number;
};

/**
 * Matches new articles against the follows, the newest first. Each call continues where any process left
 * the change feed, and saves the matches together with its progress, so that a crash loses none; a long
 * backlog takes several calls. Of several processes only one does this at a time. Throws StorageError.
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
    const isStale = Math.abs(now() - plannedAt) >= planEveryMs;
    if (newest === version && !isStale) return;
    const all = new Map((await follows.all()).map((follow) => [follow.id, follow]));
    for (const id of known.keys()) if (!all.has(id)) queries.delete(id);
    const fresh = [...all.values()].filter((one) => isStale || known.get(one.id)?.query !== one.query);
    const slice = new TimeSlice();
    await mapConcurrently(fresh, plansAtOnce, async ({ id, query, zone }) => {
      await slice.yieldIfDue();
      const read = parseQuery(query, { now: now(), zone });
      dated.delete(id);
      if (read.since !== undefined || read.until !== undefined) dated.add(id);
      queries.set(id, { ...(await compileQuery(read, index)), ...always });
    });
    [known, version, plannedAt] = [all, newest, isStale ? now() : plannedAt];
  }

  /** "since:3d" counts from the moment the article comes, whenever the query was planned. */
  function isInTime({ query, zone }: Follow, article: Article): boolean {
    const { since, until } = { ...always, ...parseQuery(query, { now: now(), zone }) };
    return newsTime(article) >= since && newsTime(article) < until;
  }

  async function matchesOf(change: Change, slice: TimeSlice): Promise<FollowMatch[]> {
    if (change.kind === "remove") return [];
    const { article } = change;
    if (newsTime(article) < article.addedAt - graceMs) return [];
    const matching = await queries.match(article, slice);
    return matching
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
    if (known.size === 0 && (await follows.progress()) === undefined)
      return follows.record([], { progress: { cursor: end, gaps: [] } });
    for (let read = 0; read < maxChanges && (await leases.acquire("stories and follows", now())); ) {
      const before = await follows.progress();
      const portion = await nextPortion(articles, before ?? unread, { size: portionChanges });
      if (!portion) return;
      const found: FollowMatch[] = [];
      const slice = new TimeSlice();
      for (const change of portion.changes) {
        found.push(...(await matchesOf(change, slice)));
        await yieldToEventLoop();
      }
      await follows.record(found, { before, progress: portion.progress });
      read += portion.changes.length;
    }
  };
}
