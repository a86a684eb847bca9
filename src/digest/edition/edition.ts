import { type Article, newsTime } from "../../article/article.ts";
import { TimeSlice } from "../../async/yield.ts";
import type { ShownStory, UnreachableFeed } from "../ledger.ts";
import { chooseStories, type Story } from "./choose-stories.ts";
import { type NewsWindow, readWindow, type WindowDeps, type WindowRequest } from "./news-window.ts";

/** What a digest says. `from` (inclusive) and `to` (exclusive) in milliseconds since the epoch. */
export type Edition = {
  from: number;
  to: number;
  /** The most important first; `also` names the other sources that report the story. */
  stories: { article: Article; also: string[] }[];
  /** How many stories of the window are not shown. */
  leftOut: number;
  /** Feeds whose news may be missing. */
  unreachable?: UnreachableFeed[];
  about?: string;
};

export type EditionRequest = WindowRequest & {
  limit?: number;
  /** What the channel was shown before. */
  shown?: ShownStory[];
  isMuted?: (article: Article) => unknown;
};

const defaultLimit = 10;

/** The stories of a window, each once; those that were shown or are muted do not count. Throws StorageError. */
export async function makeEdition(deps: WindowDeps, request: EditionRequest): Promise<Edition> {
  const { news, fit } = await readWindow(deps, request);
  return chooseFrom({ news: await withoutShownAndMuted(news, request), fit }, request);
}

/** The news that a channel was not shown and does not mute. */
export async function withoutShownAndMuted(
  news: Article[],
  { shown = [], isMuted }: EditionRequest,
): Promise<Article[]> {
  const ids = new Set(shown.flatMap(({ storyId, articleId }) => [storyId, articleId]));
  const left: Article[] = [];
  const slice = new TimeSlice();
  for (const one of news) {
    await slice.yieldIfDue();
    if (!ids.has(one.storyId) && !ids.has(one.id) && !isMuted?.(one)) left.push(one);
  }
  return left;
}

export function chooseFrom({ news, fit }: NewsWindow, request: EditionRequest): Edition {
  const { from, to, about, limit = defaultLimit } = request;
  const all = storiesOf(news, request, fit);
  const stories = chooseStories(all, limit).map(({ article, also }) => ({ article, also }));
  return { from, to, stories, leftOut: all.length - stories.length, about };
}

function storiesOf(
  articles: Article[],
  { from, to }: Pick<WindowRequest, "from" | "to">,
  fit: NewsWindow["fit"],
): Story[] {
  const stories = Map.groupBy(articles, ({ storyId }) => storyId);
  return [...stories].flatMap(([storyId, all]) => {
    const fitness = fit ? fit.get(storyId) : 0;
    if (fitness === undefined) return [];
    const [newest] = all as [Article, ...Article[]];
    const article = all.find((one) => !one.truncated) ?? newest;
    const freshness = (newsTime(newest) - from) / Math.max(1, to - from);
    return { article, also: otherSources(article, all), freshness, fitness };
  });
}

/** The sources besides an article's own that report its story. */
export function otherSources({ storyId, source }: Article, among: Article[]): string[] {
  const sources = new Set(among.filter((one) => one.storyId === storyId).map((one) => one.source));
  sources.delete(source);
  return [...sources];
}
