import { type Article, newsTime } from "../../article/article.ts";
import { nextPortion } from "../../article/feed-progress.ts";
import type { ArticleStore } from "../../article/store.ts";
import { inSlices } from "../../async/steps.ts";
import { TimeSlice } from "../../async/yield.ts";
import { minHashes } from "./minhash.ts";
import { isNearDuplicate, type ShingledText } from "./near-duplicate.ts";
import { shinglesOf } from "./shingles.ts";
import type { Join, StoryStore } from "./story-store.ts";

const batchSize = 8;
/** Of each article: the likeliest duplicates, which are compared with it. */
const maxCandidates = 20;
/** A mark that so many articles share stands for the paper's own words, such as a line under each article. */
const maxSharing = 64;
/** What came in lately, in one go; what lies behind it is a backlog. */
export const recentChanges = 200;
/** Each is an id and a number. */
const maxNewArticles = 50_000;

type StoryGroupingDeps = {
  articles: Pick<ArticleStore, "latest" | "get">;
  stories: StoryStore;
  now: () => number;
};

type StoryGroupingOptions = {
  /** Returns after about so many changes. */
  limit?: number;
  /** Leaves the backlog for later. */
  onlyNew?: boolean;
  /** Returns after the batch under way. */
  signal?: AbortSignal;
};

/**
 * Brings the stories up to the change feed, the newest articles first. Returns how many changes were read;
 * a crash repeats at most one batch, which changes nothing. Throws StorageError.
 */
export async function groupStories(
  { articles, stories, now }: StoryGroupingDeps,
  { limit = Number.POSITIVE_INFINITY, onlyNew, signal }: StoryGroupingOptions = {},
): Promise<number> {
  const slice = new TimeSlice();
  const fresh: NewArticleTimes = new Map();
  let isBacklog = false;
  for (let read = 0; ; ) {
    if (read >= limit || signal?.aborted) return read;
    const before = await stories.progress();
    const portion = await nextPortion(articles, before, { size: batchSize, onlyNew });
    if (!portion) return read;
    const { changes, progress } = portion;
    // Meanwhile somebody may have seen the stories of the recent articles.
    if (!isBacklog && read >= recentChanges) fresh.clear();
    isBacklog ||= read >= recentChanges;
    const latest = [...new Map(changes.map((change) => [change.id, change])).values()];
    const changed = latest.flatMap((change) => (change.kind === "remove" ? [] : [change.article]));
    const gone = latest.flatMap(({ kind, id }) => (kind === "remove" ? [id] : []));
    for (const change of changes) if (change.kind === "add") fresh.set(change.id, newsTime(change.article));
    for (const id of fresh.keys().take(Math.max(0, fresh.size - maxNewArticles))) fresh.delete(id);
    const merger = new StoryMerger({ articles, stories }, await markAll(changed, stories, slice), fresh);
    for (const one of changed) await merger.place(one, slice);
    await stories.save({ before, progress, marked: merger.marked, gone, joins: merger.joins }, now());
    read += changes.length;
  }
}

/**
 * News times (ms) of the articles that came in since the last call. Nobody has seen their stories yet,
 * so of those the one with the earliest news continues; of stories already shown, the first shown.
 */
type NewArticleTimes = Map<string, number>;

type ShingledArticle = ShingledText & { article: Article };

type MarkedBatch = {
  articles: Map<string, ShingledArticle>;
  marks: Map<string, number[]>;
  sharing: Map<number, string[]>;
};

async function markAll(changed: Article[], stories: StoryStore, slice: TimeSlice): Promise<MarkedBatch> {
  const articles = new Map<string, ShingledArticle>();
  const marks = new Map<string, number[]>();
  for (const article of changed) {
    const shingles = await inSlices(shinglesOf(article), slice);
    articles.set(article.id, { article, time: newsTime(article), shingles });
    marks.set(article.id, minHashes(shingles));
  }
  return { articles, marks, sharing: await stories.sharing([...marks.values()].flat(), maxSharing) };
}

/** Assigns the articles of a batch to their stories, one after another. */
class StoryMerger {
  readonly joins: Join[] = [];
  readonly #deps: Omit<StoryGroupingDeps, "now">;
  readonly #batch: MarkedBatch;
  readonly #fresh: NewArticleTimes;
  /** Stories of this batch that were merged, with those they are now part of. */
  readonly #moved = new Map<string, string>();

  constructor(deps: Omit<StoryGroupingDeps, "now">, batch: MarkedBatch, fresh: NewArticleTimes) {
    this.#deps = deps;
    this.#batch = batch;
    this.#fresh = fresh;
  }

  get marked() {
    return [...this.#batch.marks].map(([id, marks]) => ({ id, marks }));
  }

  async place(article: Article, slice: TimeSlice): Promise<void> {
    const own = this.#batch.articles.get(article.id) as ShingledArticle;
    const stories = new Set([this.#storyOf(article)]);
    for (const candidate of await this.#candidates(article.id, slice)) {
      if (isNearDuplicate(own, candidate)) stories.add(this.#storyOf(candidate.article));
      await slice.yieldIfDue();
    }
    if (stories.size > 1) await this.#join([...stories]);
    // The next articles of the batch find this one by its marks.
    const { marks, sharing } = this.#batch;
    for (const mark of marks.get(article.id) ?? [])
      sharing.getOrInsertComputed(mark, () => []).push(article.id);
  }

  /** The articles that share most marks with an article; one mark that many have is not enough. */
  async #candidates(id: string, slice: TimeSlice): Promise<ShingledArticle[]> {
    const { marks, sharing, articles } = this.#batch;
    const counts = new Map<string, number>();
    const groups = (marks.get(id) ?? []).map((mark) => sharing.get(mark) ?? []);
    for (const group of groups) {
      const counted = group.length < maxSharing ? 1 : 0.5;
      for (const other of group) if (other !== id) counts.set(other, (counts.get(other) ?? 0) + counted);
    }
    const likely = [...counts]
      .filter(([, count]) => count >= 1)
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, maxCandidates);
    const ids = likely.map(([other]) => other);
    const stored = await this.#deps.articles.get(ids.filter((other) => !articles.has(other)));
    for (const article of stored) {
      const shingles = await inSlices(shinglesOf(article), slice);
      articles.set(article.id, { article, time: newsTime(article), shingles });
    }
    return ids.flatMap((other) => articles.get(other) ?? []);
  }

  /** Merges stories into the one that began first. */
  async #join(stories: string[]): Promise<void> {
    const known = await this.#deps.stories.began(stories.filter((story) => !this.#fresh.has(story)));
    const [into = "", ...others] = stories.toSorted(
      (a, b) =>
        compare(known.get(a), known.get(b)) ||
        compare(this.#fresh.get(a), this.#fresh.get(b)) ||
        (a < b ? -1 : 1),
    );
    for (const from of others) {
      this.joins.push({ from, into });
      this.#moved.set(from, into);
    }
  }

  #storyOf({ storyId }: Article): string {
    let story = storyId;
    for (let next = this.#moved.get(story); next !== undefined; next = this.#moved.get(story)) story = next;
    return story;
  }
}

/** The lesser first, undefined last. */
function compare(a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY): number {
  return a === b ? 0 : a - b;
}
