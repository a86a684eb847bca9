import type { DateRange } from "./date-ranges.ts";

/**
 * The words allowed at one place of a sequence: any of these forms, as written or `byTerm`; or all that begin with a
 * character.
 */
export type SequencePlace = { forms: string[]; byTerm: boolean; startsWith?: string };

/** Words that must follow one another. */
export type WordSequence = { places: SequencePlace[] };

/** One way to satisfy a query term: an article has all of `terms`, and has the words in `sequence`. */
export type TermVariant = {
  terms: string[];
  /** Set for a date: an article was published then. It has no `terms`. */
  published?: DateRange;
  /** Up to 1; less for what was not typed. */
  weight: number;
  /** Set if the headline must have all of it. */
  inTitle?: true;
  sequence?: WordSequence;
  /** Set for a character of a script without spaces: `terms` stands for all that begin with it. */
  startsWith?: string;
  /** How much of the term an article with it has, if that is not the weight. */
  covers?: number;
  /** Set for a correction. */
  guessed?: true;
};

/** What a story should have, in one of several variants; the best of them counts. */
export type QueryTerm = {
  typed: string;
  alternatives: TermVariant[];
  /** How often it was typed. */
  count: number;
  /** Phrases and headline words are required; so is every term of a stored query. */
  required: boolean;
  /** Set for a word that may be misspelt. */
  word?: string;
  /** Set for a word of a misspelt name: variants that stay, however the word is corrected. */
  others?: TermVariant[];
  /** Set for a name: the other names. */
  names?: string[];
  /** Set for a word that the archive has only in the other language: what it means there. */
  translations?: string[];
  /** Set for such a word if parts of what it means are searched too, should nothing have the whole. */
  partly?: TermVariant[];
  weak: boolean;
  /** Set for the pieces of a query that is one word; a story should have most of them. */
  inWord?: boolean;
};

/** An optional term, typed once, unless `more` says otherwise. */
export const queryTerm = (
  typed: string,
  alternatives: TermVariant[],
  more: Partial<QueryTerm> = {},
): QueryTerm => ({ typed, alternatives, count: 1, required: false, weak: false, ...more });
