/** What became of a question: stories were found, none, or not those that were meant, as the asker said. */
export type QuestionOutcome = "found" | "nothing" | "unmeant";

/**
 * What is asked, counted by day (in UTC) for the operator, without anybody's name. Every implementation
 * passes test/contract/question-counts.ts.
 */
export interface QuestionCounts {
  /**
   * Counts a question. Its words are only kept if it went wrong, and if they are short and hold no address:
   * of a day's at most a thousand different ones.
   */
  add(outcome: QuestionOutcome, words: string, now: number): Promise<void>;
  /** The questions of each day from that of a moment on, the days by their first millisecond. */
  perDay(since: number): Promise<{ day: number; outcome: QuestionOutcome; questions: number }[]>;
  /** The words of most questions with an outcome since then, at most `limit`, the most frequent first. */
  commonest(
    outcome: QuestionOutcome,
    since: number,
    limit: number,
  ): Promise<{ words: string; questions: number }[]>;
  /** Deletes the counts of the days before that of a moment. */
  prune(before: number): Promise<void>;
}
