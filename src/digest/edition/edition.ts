import { type Article, newsTime } from "../../article/article.ts";
import { TimeSlice } from "../../async/yield.ts";
import type { ShownStory, UnreachableFeed } from "../ledger.ts";
import { chooseStories, type StoryCandidate } from "./choose-stories.ts";
import { type NewsWindow, readWindow, type WindowDeps, type WindowRequest } from "./news-window.ts";

/** A story with its other sources. */
export type EditionStory = { article: Article; also: string[] };

/** Stories of earlier deliveries that may not have been posted; the earliest was due at `dueAt`. */
export type MissedPart = { dueAt: number; stories: EditionStory[] };

/** What a digest says: the news from `from` (inclusive) to `to` (exclusive), in ms since the epoch. */
export type Edition = {
  from: number;
  to: number;
  /** The most important first. */
  stories: EditionStory[];
  /** Shown before them. */
  missed?: MissedPart;
  /** How many stories of the window are not shown. */
  leftOut: number;
  /** Their articles in order, if there are any. */
  rest?: string[];
  /** Feeds whose news may be missing. */
  unreachable?: UnreachableFeed[];
  about?: string;
};

export type EditionRequest = WindowRequest & {
  limit?: number;
  /** What the channel was shown before. */
  shown?: ShownStory[];
  /** Articles that an earlier digest could list. */
  listed?: string[];
  isMuted?: (article: Article) => unknown;
};

export const defaultLimit = 10;
/** All of so many stories are varied; of more that would take too long, so only those that are shown are. */
const maxVaried = 120;

/** The stories of a window, each once, without those that were shown or are muted. Throws StorageError. */
export async function makeEdition(deps: WindowDeps, request: EditionRequest): Promise<Edition> {
  const { news, fit } = await readWindow(deps, request);
  return chooseFrom({ news: await withoutShownAndMuted(news, request), fit }, request);
}

export async function withoutShownAndMuted(
  news: Article[],
  { shown = [], listed = [], isMuted }: EditionRequest,
): Promise<Article[]> {
  const ids = new Set([...shown.flatMap(({ storyId, articleId }) => [storyId, articleId]), ...listed]);
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
  const candidates: StoryCandidate[] = [];
  for (const [storyId, articles] of Map.groupBy(news, (article) => article.storyId)) {
    const fitness = fit ? fit.get(storyId) : 0;
    if (fitness === undefined) continue;
    const [newest] = articles as [Article, ...Article[]];
    const article = articles.find((one) => !one.truncated) ?? newest;
    // What has no date may be old: it comes last of what is as important.
    const freshness =
      newest.publishedAt === undefined ? 0 : (newsTime(newest) - from) / Math.max(1, to - from);
    candidates.push({ article, also: otherSources(article, articles), freshness, fitness });
  }
  const varied = candidates.length <= maxVaried ? candidates.length : limit;
  const inOrder = chooseStories(candidates, varied, candidates.length);
  const stories = inOrder.slice(0, limit).map(({ article, also }) => ({ article, also }));
  const leftOut = candidates.length - stories.length;
  const rest = inOrder.slice(limit).map(({ article }) => article.id);
  return { from, to, stories, leftOut, about, ...(leftOut > 0 && { rest }) };
}

/** The sources besides an article's own that report its story. */
export function otherSources({ storyId, source }: Article, among: Article[]): string[] {
  const sources = new Set(among.filter((one) => one.storyId === storyId).map((one) => one.source));
  sources.delete(source);
  return [...sources];
}
