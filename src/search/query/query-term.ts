import type { Clause } from "./query.ts";

/** One way to satisfy a term: all of `terms` in an article, and the words as typed where `exact`. */
export type TermVariant = {
  terms: string[];
  /** Up to 1; less for what was not typed. */
  weight: number;
  exact?: Clause;
  /** Set for what a word may have been meant to be. */
  guessed?: true;
};

/** What a story should have, in one of several ways; the best of them counts. */
export type QueryTerm = {
  typed: string;
  alternatives: TermVariant[];
  /** How often it was asked for. */
  count: number;
  /** Phrases and headline words are conditions, not wishes. */
  required: boolean;
  /** Set for a word that may be misspelt. */
  word?: string;
  /** Set for a word of a misspelt name: what does as well, however the word is read. */
  others?: TermVariant[];
  /** The names it is also known by, where it is one. */
  names?: string[];
  weak: boolean;
  /** Set for the pieces of a question that is one word, of which a story should have most. */
  inWord?: boolean;
};
