import type { View } from "../archive.ts";
import type { Segment } from "../segment/segment.ts";
import { wordsNear } from "../segment/typos.ts";
import { livePostings } from "./postings.ts";

/** A word of the archive, the term it counts under, and how many articles have that term. */
export type Known = { word: string; term: string; documents: number };

/** The words of all segments of a view as one vocabulary. */
export class Vocabulary {
  readonly #view: View;
  readonly #counts = new Map<string, number>();

  constructor(view: View) {
    this.#view = view;
  }

  /** How many articles have a term. */
  documents(term: string): number {
    let count = this.#counts.get(term);
    if (count === undefined) {
      count = this.#view.parts.reduce((sum, part) => sum + livePostings(part, term).docs.length, 0);
      this.#counts.set(term, count);
    }
    return count;
  }

  /** Words within `limit` edits, the word itself left out. */
  near(typed: string, limit: number): (Known & { edits: number })[] {
    const edits = new Map<string, number>();
    const found = this.#known((segment) =>
      wordsNear(segment, typed, limit).map(({ word, edits: distance }) => {
        edits.set(segment.words.at(word), distance);
        return word;
      }),
    );
    return found.map((known) => ({ ...known, edits: edits.get(known.word) as number }));
  }

  /** Words that begin with a prefix. */
  completions(prefix: string): Known[] {
    return this.#known(({ words }) => range(...words.withPrefix(prefix)));
  }

  /** Terms that begin with a character of a script that is indexed in pairs. */
  pairsFrom(character: string): string[] {
    const terms = this.#view.parts.flatMap(({ segment }) =>
      range(...segment.terms.withPrefix(character)).map((index) => segment.terms.at(index)),
    );
    return [...new Set(terms)];
  }

  #known(find: (segment: Segment) => number[]): Known[] {
    const known = new Map<string, Known>();
    for (const { segment } of this.#view.parts) {
      for (const index of find(segment)) {
        const word = segment.words.at(index);
        const term = segment.termOfWord(index);
        if (!known.has(word)) known.set(word, { word, term, documents: this.documents(term) });
      }
    }
    return [...known.values()].filter(({ documents }) => documents > 0);
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i);
