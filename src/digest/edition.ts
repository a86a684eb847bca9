import { type Article, newsTime } from "../article/article.ts";
import type { ArticleStore } from "../article/store.ts";
import { parseQuery } from "../search/query.ts";
import type { SearchIndex } from "../search/types.ts";
import { choose, type Story } from "./choose.ts";
import type { Shown } from "./types.ts";

/** What a digest has to say. `from` (inclusive) and `to` (exclusive) in milliseconds since the epoch. */
export type Edition = {
  from: number;
  to: number;
  /** The most telling first; `also` names the other sources that tell the story. */
  stories: { article: Article; also: string[] }[];
  /** How many stories of the window are not shown. */
  leftOut: number;
  about?: string;
};

type Room = { articles: Pick<ArticleStore, "between">; index: Pick<SearchIndex, "search"> };
type Order = {
  from: number;
  to: number;
  about?: string;
  zone: string;
  limit?: number;
  /** What the channel has had already. */
  shown?: Shown[];
  isMuted?: (article: Article) => unknown;
};

const defaultLimit = 10;

/** News that came in late counts if it is not older than this before the window, in milliseconds. */
export const graceMs = 86_400_000;

/**
 * Whether an article is news in a window that begins at `from`: published in it, or come in since and
 * published shortly before. What is older is no news, however lately it came in.
 */
export const isNews = (article: Article, from: number): boolean =>
  newsTime(article) >= from || (article.addedAt >= from && newsTime(article) >= from - graceMs);

/**
 * The stories of a window, each once; `about` is a query, read in `zone`, that they must match.
 * Stories that were shown or muted are left out and not counted.
 */
export async function makeEdition(room: Room, order: Order): Promise<Edition> {
  const { from, to, about, limit = defaultLimit, shown = [], isMuted } = order;
  const inReach = await room.articles.between(from - graceMs, to);
  const had = new Set(shown.flatMap(({ storyId, articleId }) => [storyId, articleId]));
  const news = inReach.filter(
    (one) => isNews(one, from) && !had.has(one.storyId) && !had.has(one.id) && !isMuted?.(one),
  );
  const fit = about ? await fitOf(news, room, { ...order, about }) : undefined;
  const all = storiesOf(news, order, fit);
  const stories = choose(all, limit).map(({ article, also }) => ({ article, also }));
  return { from, to, stories, leftOut: all.length - stories.length, about };
}

/** How well each story fits the query, from above 0 to 1; those that are not there do not. */
async function fitOf(
  news: Article[],
  { index }: Room,
  { from, to, about, zone }: Order & { about: string },
): Promise<Map<string, number>> {
  if (news.length === 0) return new Map();
  const query = parseQuery(about, { now: to, zone });
  const earliest = from - graceMs;
  const window = {
    since: Math.max(earliest, query.since ?? earliest),
    until: Math.min(to, query.until ?? to),
  };
  // The index knows nothing of what was shown or muted, so all that it finds is asked for.
  const { total } = await index.search({ ...query, ...window }, { limit: 1 });
  const { hits } = await index.search({ ...query, ...window }, { limit: total });
  const best = Math.max(...hits.map(({ score }) => score), Number.MIN_VALUE);
  const fit = new Map<string, number>();
  for (const { article, score } of hits) {
    fit.set(article.storyId, Math.max(fit.get(article.storyId) ?? Number.MIN_VALUE, score / best));
  }
  return fit;
}

function storiesOf(
  articles: Article[],
  { from, to }: Pick<Order, "from" | "to">,
  fit: Map<string, number> | undefined,
): Story[] {
  const tellings = Map.groupBy(articles, (article) => article.storyId);
  return [...tellings].flatMap(([storyId, all]) => {
    const fitness = fit ? fit.get(storyId) : 0;
    if (fitness === undefined) return [];
    const [newest] = all as [Article, ...Article[]];
    const article = all.find((one) => !one.truncated) ?? newest;
    const freshness = (newsTime(newest) - from) / Math.max(1, to - from);
    return { article, also: otherSources(article, all), freshness, fitness };
  });
}

/** The sources beside an article's own that tell its story. */
export function otherSources({ storyId, source }: Article, among: Article[]): string[] {
  const sources = new Set(among.filter((one) => one.storyId === storyId).map((one) => one.source));
  sources.delete(source);
  return [...sources];
}
