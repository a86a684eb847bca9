import { type Article, newsTime } from "../../article/article.ts";
import { yieldToEventLoop } from "../../async/yield.ts";
import type { ShownStory, UnreachableFeed } from "../ledger.ts";
import { choose, type Story } from "./choose-stories.ts";
import { type NewsWindow, readWindow, type WindowDeps, type WindowOrder } from "./news-window.ts";

/** What a digest has to say. `from` (inclusive) and `to` (exclusive) in milliseconds since the epoch. */
export type Edition = {
  from: number;
  to: number;
  /** The most telling first; `also` names the other sources that tell the story. */
  stories: { article: Article; also: string[] }[];
  /** How many stories of the window are not shown. */
  leftOut: number;
  /** Feeds whose news may be missing. */
  unreachable?: UnreachableFeed[];
  about?: string;
};

export type EditionOrder = WindowOrder & {
  limit?: number;
  /** What the channel has had already. */
  shown?: ShownStory[];
  isMuted?: (article: Article) => unknown;
};

const defaultLimit = 10;

/** Articles held against a channel's mutes before others get a turn: a few milliseconds. */
const heldAtOnce = 20;

/**
 * The stories of a window, each once; `about` is a query, read in `zone`, that they must match.
 * Stories that were shown or muted are left out and not counted. Throws StorageError.
 */
export async function makeEdition(deps: WindowDeps, order: EditionOrder): Promise<Edition> {
  const window = await readWindow(deps, order);
  return chooseFrom({ ...window, news: await withoutHad(window, order) }, order);
}

/** The news of a window that a channel has not had and does not mute. */
export async function withoutHad(
  { news }: NewsWindow,
  { shown = [], isMuted }: EditionOrder,
): Promise<Article[]> {
  const had = new Set(shown.flatMap(({ storyId, articleId }) => [storyId, articleId]));
  const left: Article[] = [];
  for (const [at, one] of news.entries()) {
    if (isMuted && at % heldAtOnce === heldAtOnce - 1) await yieldToEventLoop();
    if (!had.has(one.storyId) && !had.has(one.id) && !isMuted?.(one)) left.push(one);
  }
  return left;
}

export function chooseFrom({ news, fit }: NewsWindow, order: EditionOrder): Edition {
  const { from, to, about, limit = defaultLimit } = order;
  const all = storiesOf(news, order, fit);
  const stories = choose(all, limit).map(({ article, also }) => ({ article, also }));
  return { from, to, stories, leftOut: all.length - stories.length, about };
}

function storiesOf(
  articles: Article[],
  { from, to }: Pick<WindowOrder, "from" | "to">,
  fit: NewsWindow["fit"],
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
