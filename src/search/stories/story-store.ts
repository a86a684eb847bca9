/** A mark is a number that texts are likely to share if they are much alike. */
type ArticleMinHashes = { id: string; marks: number[] };

/** All of story `from` now belongs to story `into`. */
export type Join = { from: string; into: string };

/** What a portion of the change feed means for the stories. */
export type StoryChanges = {
  /** The last change that was looked at. */
  seq: number;
  marked: ArticleMinHashes[];
  /** Articles that were removed. */
  gone: string[];
  joins: Join[];
};

/** Which articles tell one story. */
export interface StoryStore {
  /** The last change that was looked at; 0 at first. */
  cursor(): Promise<number>;
  /** When the first article of each story came in, in milliseconds since the epoch. */
  began(storyIds: string[]): Promise<Map<string, number>>;
  /** The articles that have one of the marks, by mark. */
  sharing(marks: number[]): Promise<Map<number, string[]>>;
  /**
   * Keeps a portion in one transaction. Articles whose story changes enter the change feed as
   * updates; the id that a story had leads to the one it is now part of.
   */
  save(changes: StoryChanges, now: number): Promise<void>;
  /** The story that an id, perhaps of a story that was merged, stands for now. */
  current(storyId: string): Promise<string>;
  /** Stories that several articles tell, with these articles' ids, the largest first. */
  shared(): Promise<{ id: string; articles: string[] }[]>;
}
