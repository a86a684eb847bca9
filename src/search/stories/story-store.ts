import type { FeedProgress } from "../../article/feed-progress.ts";

/** All of story `from` now belongs to story `into`. */
export type Join = { from: string; into: string };

/** The effect of a batch of the change feed on the stories. */
export type StoryChanges = {
  /** What was read of the change feed before the batch, and with it. */
  before: FeedProgress;
  progress: FeedProgress;
  /** Marks of added and updated articles; similar texts are likely to share one. */
  marked: { id: string; marks: number[] }[];
  /** Ids of removed articles. */
  gone: string[];
  joins: Join[];
};

/** Which articles tell one story. */
export interface StoryStore {
  /** What of the change feed was read and saved. */
  progress(): Promise<FeedProgress>;
  /** When the first article of each story came in, in milliseconds since the epoch. */
  began(storyIds: string[]): Promise<Map<string, number>>;
  /** The articles that have one of the marks, by mark: of each mark at most `limit`. */
  sharing(marks: number[], limit: number): Promise<Map<number, string[]>>;
  /**
   * Saves a batch in one transaction, unless another process has saved one since `before`; returns whether
   * it was saved. Articles whose story changes enter the change feed as updates;
   * the id of a merged story leads to the story it is now part of.
   */
  save(changes: StoryChanges, now: number): Promise<boolean>;
  /** The present id of a story, which may have been merged. */
  current(storyId: string): Promise<string>;
  /** Stories of several articles, with the articles' ids, the largest first. */
  shared(): Promise<{ id: string; articles: string[] }[]>;
}
