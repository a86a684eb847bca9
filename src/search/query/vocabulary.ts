import type { AliasGroups } from "../aliases/alias-groups.ts";

/** The words and names of the index, to plan a query with. */
export type QueryContext = { vocabulary: Vocabulary; aliases: AliasGroups };

/** A word, its term, and how many articles have that term. */
export type TermCounts = { word: string; term: string; documents: number };

/** What is known of the words of an index. */
export abstract class Vocabulary {
  /** Of articles. */
  abstract readonly size: number;
  /** Whether an article may have Chinese; an empty archive may get some. */
  abstract readonly hasHan: boolean;
  /** How many articles have a term. */
  abstract documents(term: string): number;
  /** Words within `limit` edits, the word itself left out. */
  abstract near(typed: string, limit: number): (TermCounts & { edits: number })[];
  /** Words that begin with a prefix. */
  abstract completions(prefix: string): TermCounts[];
  /** The `most` shortest words that begin with a prefix, the frequent ones of a length first; one for each term. */
  abstract shortestCompletions(prefix: string, most: number): TermCounts[];
  /**
   * The result of something that reads the vocabulary, which may be called several times, until all that it asks for
   * is known.
   */
  abstract settled<T>(read: () => T | Promise<T>): Promise<T>;

  /** The share of articles, 0 to 1, that have a term. */
  share(term: string): number {
    return this.documents(term) / Math.max(1, this.size);
  }

  /** Terms that begin with a character of a script without spaces. */
  pairsFrom(character: string): string[] {
    return this.completions(character).map(({ term }) => term);
  }
}
