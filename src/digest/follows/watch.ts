import { setImmediate as nextTurn } from "node:timers/promises";
import { type Article, newsTime } from "../../article/article.ts";
import type { Change } from "../../article/store.ts";
import { compileQuery } from "../../search/matches.ts";
import { parseQuery } from "../../search/query.ts";
import { graceMs } from "../edition.ts";
import type { DeliveryRoom } from "../room.ts";
import { createMatchIndex } from "./match-index.ts";
import type { Follow, Match } from "./types.ts";

/** Changes read at a time. */
const portion = 50;

/** Queries compiled before others get a turn: a few milliseconds. */
const compiledAtOnce = 50;

/** Names that mean the same are learnt from articles: queries are read anew so often, in milliseconds. */
const rereadMs = 3_600_000;

type Room = Pick<DeliveryRoom, "follows" | "articles" | "index" | "now"> & {
  /** Told of each article that was revised. */
  onRevised: (article: Article) => Promise<void>;
};

/**
 * Holds new articles against the follows. Each call takes in what came since the last one, by any
 * process, and keeps the matches with how far it read: a crash loses none. Throws StorageError.
 */
export function createWatch({ follows, articles, index, now, onRevised }: Room): () => Promise<void> {
  const queries = createMatchIndex();
  let known = new Map<string, Follow>();
  let version: string | undefined;
  let readAt = 0;

  async function refresh(): Promise<void> {
    const newest = await follows.version();
    const isStale = now() - readAt >= rereadMs;
    if (newest === version && !isStale) return;
    const all = new Map((await follows.all()).map((follow) => [follow.id, follow]));
    for (const id of known.keys()) if (!all.has(id)) queries.delete(id);
    const fresh = [...all.values()].filter(({ id }) => isStale || !known.has(id));
    for (const [at, { id, query, zone }] of fresh.entries()) {
      if (at % compiledAtOnce === compiledAtOnce - 1) await nextTurn();
      queries.set(id, compileQuery(parseQuery(query, { now: now(), zone }), index.aliases));
    }
    [known, version, readAt] = [all, newest, isStale ? now() : readAt];
  }

  function matchesOf(change: Change): Match[] {
    if (change.kind === "remove") return [];
    const { article } = change;
    if (newsTime(article) < article.addedAt - graceMs) return [];
    const followers = queries.match(article).map((id) => known.get(id) as Follow);
    return followers
      .filter(({ createdAt }) => article.addedAt >= createdAt)
      .map(({ id }) => ({ followId: id, storyId: article.storyId, articleId: article.id, at: now() }));
  }

  return async () => {
    // While nobody ever followed anything, what is there already is nobody's news. Read before the
    // follows are, so that nothing is skipped for one that is set meanwhile.
    const end = index.seq;
    await refresh();
    const saved = await follows.cursor();
    if (saved === undefined && known.size === 0) return follows.record([], end);
    for (let cursor = saved ?? 0; ; ) {
      const changes = await articles.changes(cursor, portion);
      if (changes.length === 0) return;
      const found: Match[] = [];
      for (const change of changes) {
        found.push(...matchesOf(change));
        if (change.kind === "update") await onRevised(change.article);
        await nextTurn();
      }
      cursor = changes.at(-1)?.seq ?? cursor;
      await follows.record(found, cursor);
    }
  };
}
