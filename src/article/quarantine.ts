/** Raised with each change by which what overran before may be read whole: then it is tried once more. */
export const readingVersion = 1;

/** Reading the article took too much work, so that only its plain text is there; or only finding the names in it. */
export type OverrunStage = "reading" | "names";

type QuarantinedArticle = {
  id: string;
  title: string;
  source: string;
  stage: OverrunStage;
  /** When it overran, in ms since the epoch. */
  at: number;
};

/**
 * Articles that were too much work: search finds them as far as they were read, but no start works on
 * them again. A revision of an article takes it out.
 */
export interface Quarantine {
  /** Puts articles in that exist; those that are in already stay. */
  add(ids: string[], stage: OverrunStage, now: number): Promise<void>;
  /** Those of some articles that are in. */
  among(ids: string[]): Promise<Set<string>>;
  /** The latest first, at most `limit`. */
  latest(limit: number): Promise<QuarantinedArticle[]>;
  /**
   * Takes out what programs before `version` could not read: a change of each enters the change feed,
   * and their files and feeds count as unread. Returns how many.
   */
  releaseOlder(version: number, now: number): Promise<number>;
}
