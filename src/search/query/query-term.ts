/** What may stand at one place of a sequence: any of these forms, or any word that begins with a character. */
export type SequencePlace = { forms: string[]; startsWith?: string };

/** Words that must follow one another; compared as they are written, or `byTerm`. */
export type WordSequence = { places: SequencePlace[]; byTerm: boolean };

/** One way to satisfy a query term: an article has all of `terms`, and has the words in `sequence`. */
export type TermVariant = {
  terms: string[];
  /** Up to 1; less for what was not typed. */
  weight: number;
  /** Set where the headline must have all of it. */
  inTitle?: true;
  sequence?: WordSequence;
  /** Set for a character of a script without spaces: `terms` stands for all that begin with it. */
  startsWith?: string;
  /** Set for what a word may have been meant to be. */
  guessed?: true;
};

/** What a story should have, in one of several variants; the best of them counts. */
export type QueryTerm = {
  typed: string;
  alternatives: TermVariant[];
  /** How often it was asked for. */
  count: number;
  /** Phrases and headline words are conditions, not wishes; of a stored query every term is. */
  required: boolean;
  /** Set for a word that may be misspelt. */
  word?: string;
  /** Set for a word of a misspelt name: variants that do as well, however the word is read. */
  others?: TermVariant[];
  /** The names it is also known by, where it is one. */
  names?: string[];
  weak: boolean;
  /** Set for the pieces of a query that is one word, of which a story should have most. */
  inWord?: boolean;
};

/** A term that is a wish, asked for once, unless `more` says otherwise. */
export const queryTerm = (
  typed: string,
  alternatives: TermVariant[],
  more: Partial<QueryTerm> = {},
): QueryTerm => ({ typed, alternatives, count: 1, required: false, weak: false, ...more });
