import { type Article, newsTime } from "../../article/article.ts";
import type { ArticleStore } from "../../article/store.ts";
import { parseQuery } from "../../search/query/parse-query.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import { maxSkewMs } from "../schedule/due-slots.ts";

export type WindowDeps = { articles: Pick<ArticleStore, "between">; index: Pick<SearchIndex, "search"> };

/** From `from` (inclusive) to `to` (exclusive), in ms since the epoch; `about` is a query, its dates in `zone`. */
export type WindowRequest = { from: number; to: number; about?: string; zone: string };

/** The news of a window; if it has a query, `fit` is how well each matching story fits it, above 0 to 1. */
export type NewsWindow = { news: Article[]; fit?: Map<string, number> };

/** News added in a window still counts if it was published at most this long before it. */
export const graceMs = 86_400_000;

/**
 * Whether an article is news for a window that starts at `from`: published in it, or added in it and published
 * shortly before. One that was being stored while the digest before was made, or by a process whose clock is
 * behind, has a time just before the window, and was in no digest yet.
 */
export const isNews = (article: Article, from: number): boolean =>
  newsTime(article) >= from || (article.addedAt >= from - maxSkewMs && newsTime(article) >= from - graceMs);

/** Throws StorageError. */
export async function readWindow(deps: WindowDeps, request: WindowRequest): Promise<NewsWindow> {
  const { from, to, about, zone } = request;
  const earliest = from - graceMs;
  const candidates = await deps.articles.between(earliest, to);
  const news = candidates.filter((article) => isNews(article, from));
  if (!about) return { news };
  const fit = new Map<string, number>();
  if (news.length === 0) return { news, fit };
  const query = parseQuery(about, { now: to, zone });
  const window = {
    since: Math.max(earliest, query.since ?? earliest),
    until: Math.min(to, query.until ?? to),
    undatedAsAdded: true,
  };
  // The index does not know what was shown or muted, so all its hits are needed.
  const { total } = await deps.index.search({ ...query, ...window }, { limit: 1 });
  const { hits } = await deps.index.search({ ...query, ...window }, { limit: total });
  const best = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
  for (const { article, score } of hits) {
    fit.set(article.storyId, Math.max(fit.get(article.storyId) ?? Number.MIN_VALUE, score / best));
  }
  return { news, fit };
}
