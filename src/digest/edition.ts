import { type Article, newsTime } from "../article/article.ts";
import type { ArticleStore } from "../article/store.ts";
import { parseQuery } from "../search/query.ts";
import type { SearchIndex } from "../search/types.ts";

/** What a digest has to say. `from` (inclusive) and `to` (exclusive) in milliseconds since the epoch. */
export type Edition = {
  from: number;
  to: number;
  /** Newest first; `also` names the other sources that tell the story. */
  stories: { article: Article; also: string[] }[];
  /** How many stories of the window are not shown. */
  leftOut: number;
  about?: string;
};

type Room = { articles: ArticleStore; index: SearchIndex };
type Order = { from: number; to: number; about?: string; zone: string; limit?: number };

const defaultLimit = 10;

/**
 * The stories whose news time lies in the window, each once, newest first; `about` is a query,
 * read in `zone`, that they must match. What was published before the window is no news, however
 * lately it came in.
 */
export async function makeEdition({ articles, index }: Room, order: Order): Promise<Edition> {
  const { from, to, about, limit = defaultLimit } = order;
  const inWindow = await articles.between(from, to);
  const wanted = about ? await onTopic(inWindow, index, { ...order, about }) : inWindow;
  const all = storiesOf(wanted);
  const stories = choose(all, limit);
  return { from, to, stories, leftOut: all.length - stories.length, about };
}

async function onTopic(
  articles: Article[],
  index: SearchIndex,
  { from, to, about, zone }: Order & { about: string },
): Promise<Article[]> {
  if (articles.length === 0) return [];
  const query = parseQuery(about, { now: to, zone });
  const window = { since: Math.max(from, query.since ?? from), until: Math.min(to, query.until ?? to) };
  const { hits } = await index.search({ ...query, ...window }, { limit: articles.length });
  const matching = new Set(hits.map((hit) => hit.article.storyId));
  return articles.filter((article) => matching.has(article.storyId));
}

function storiesOf(articles: Article[]): Edition["stories"] {
  const tellings = Map.groupBy(articles, (article) => article.storyId).values();
  return [...tellings].map((all) => {
    const [newest] = all as [Article, ...Article[]];
    const article = all.find((one) => !one.truncated) ?? newest;
    const others = new Set(all.map((one) => one.source));
    others.delete(article.source);
    return { article, also: [...others] };
  });
}

/** The newest, but one source fills no more than half while others have something to say. */
function choose(stories: Edition["stories"], limit: number): Edition["stories"] {
  const placesLeft = new Map<string, number>();
  const isWithinShare = ({ article: { source } }: Edition["stories"][number]) => {
    const left = placesLeft.get(source) ?? Math.ceil(limit / 2);
    placesLeft.set(source, left - 1);
    return left > 0;
  };
  const { within = [], beyond = [] } = Object.groupBy(stories, (story) =>
    isWithinShare(story) ? "within" : "beyond",
  );
  const chosen = [...within, ...beyond].slice(0, limit);
  return chosen.sort((a, b) => newsTime(b.article) - newsTime(a.article));
}
