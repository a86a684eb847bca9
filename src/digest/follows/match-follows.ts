import { type Article, newsTime } from "../../article/article.ts";
import type { Change } from "../../article/store.ts";
import { TimeSlice, yieldToEventLoop } from "../../async/yield.ts";
import { createQueryIndex } from "../../search/percolate/query-index.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import type { DeliveryDeps } from "../delivery/delivery-deps.ts";
import { graceMs } from "../edition/news-window.ts";
import type { Follow, FollowMatch } from "./follow.ts";

/** Changes read at a time. */
const portion = 50;

/** The time of a query that names none. */
const always = { since: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY };

/** Names that mean the same are learnt from articles: queries are read anew so often, in milliseconds. */
const rereadMs = 3_600_000;

type FollowMatcherDeps = Pick<DeliveryDeps, "follows" | "articles" | "index" | "leases" | "now">;

/**
 * Holds new articles against the follows. Each call takes in what came since the last one, by any
 * process, and keeps the matches with how far it read: a crash loses none. Of several processes one
 * does so. Throws StorageError.
 */
export function createFollowMatcher({
  follows,
  articles,
  index,
  leases,
  now,
}: FollowMatcherDeps): () => Promise<void> {
  const queries = createQueryIndex();
  /** Follows whose queries name dates. */
  const dated = new Set<string>();
  let known = new Map<string, Follow>();
  let version: string | undefined;
  let readAt = 0;

  async function refresh(): Promise<void> {
    const newest = await follows.version();
    const isStale = now() - readAt >= rereadMs;
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
      queries.set(id, { ...index.plan(read, { guess: false }), ...always });
    }
    [known, version, readAt] = [all, newest, isStale ? now() : readAt];
  }

  /** "since:3d" is counted from the moment the article comes, whenever the query was read. */
  function isInTime(id: string, article: Article): boolean {
    const { query = "", zone = "UTC" } = known.get(id) ?? {};
    const { since, until } = { ...always, ...parseQuery(query, { now: now(), zone }) };
    return newsTime(article) >= since && newsTime(article) < until;
  }

  function matchesOf(change: Change): FollowMatch[] {
    if (change.kind === "remove") return [];
    const { article } = change;
    if (newsTime(article) < article.addedAt - graceMs) return [];
    const followers = queries.match(article).map((id) => known.get(id) as Follow);
    return followers
      .filter(
        ({ id, createdAt }) => article.addedAt >= createdAt && (!dated.has(id) || isInTime(id, article)),
      )
      .map(({ id }) => ({ followId: id, storyId: article.storyId, articleId: article.id, at: now() }));
  }

  return async () => {
    // While nobody ever followed anything, what is there already is nobody's news. Read before the
    // follows are, so that nothing is skipped for one that is set meanwhile.
    const end = index.seq;
    await refresh();
    const saved = await follows.cursor();
    if (saved === undefined && known.size === 0) return follows.record([], end);
    for (let cursor = saved ?? 0; await leases.acquire("stories and follows", now()); ) {
      const changes = await articles.changes(cursor, portion);
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
