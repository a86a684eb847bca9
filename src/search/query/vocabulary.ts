import type { AliasGroups } from "../aliases/alias-groups.ts";
import type { IndexView } from "../index/segment-store.ts";

/** The words and names of the index, to plan a query with. */
export type QueryContext = { vocabulary: Vocabulary; aliases: AliasGroups };

/** A word, its term, and how many articles have that term. */
export type TermCounts = { word: string; term: string; documents: number };

/** What one search sees of the lexicon; caches the words near a word and those that begin like one, since they are asked for repeatedly. */
export class Vocabulary {
  readonly #view: IndexView;
  readonly #near = new Map<string, (TermCounts & { edits: number })[]>();
  readonly #completions = new Map<string, TermCounts[]>();

  constructor(view: IndexView) {
    this.#view = view;
  }

  /** How many articles have a term. */
  documents(term: string): number {
    return this.#view.lexicon.documents(this.#view.lexicon.find(term));
  }

  /** The share of articles, 0 to 1, that have a term. */
  share(term: string): number {
    return this.documents(term) / Math.max(1, this.#view.size);
  }

  /** Whether an article may have Chinese; an empty archive may get some. */
  get hasHan(): boolean {
    return this.#view.lexicon.hasHan || this.#view.size === 0;
  }

  /** Words within `limit` edits, the word itself left out. */
  near(typed: string, limit: number): (TermCounts & { edits: number })[] {
    return this.#near.getOrInsertComputed(`${limit} ${typed}`, () =>
      this.#view.lexicon.near(typed, limit).flatMap(({ word, edits }) => {
        const known = this.#known(word);
        return known ? [{ ...known, edits }] : [];
      }),
    );
  }

  /** Words that begin with a prefix. */
  completions(prefix: string): TermCounts[] {
    return this.#completions.getOrInsertComputed(prefix, () =>
      this.#view.lexicon.withPrefix(prefix).flatMap((word) => this.#known(word) ?? []),
    );
  }

  /** The `most` shortest words that begin with a prefix, the frequent ones of a length first; one for each term. */
  shortestCompletions(prefix: string, most: number): TermCounts[] {
    const { lexicon } = this.#view;
    const byLength = Map.groupBy(lexicon.withPrefix(prefix), (word) => lexicon.lengthOf(word));
    const shortest = new Map<string, TermCounts>();
    for (const length of [...byLength.keys()].sort((a, b) => a - b)) {
      if (shortest.size >= most) break;
      const words = (byLength.get(length) ?? []).flatMap((word) => this.#known(word) ?? []);
      for (const known of words.sort((a, b) => b.documents - a.documents)) {
        if (!shortest.has(known.term)) shortest.set(known.term, known);
      }
    }
    return [...shortest.values()].slice(0, most);
  }

  /** Terms that begin with a character of a script without spaces. */
  pairsFrom(character: string): string[] {
    return this.completions(character).map(({ term }) => term);
  }

  /** Undefined for a word whose articles are all gone. */
  #known(word: number): TermCounts | undefined {
    const { lexicon } = this.#view;
    const term = lexicon.term(word);
    const documents = lexicon.documents(term);
    return documents > 0 ? { word: lexicon.text(word), term: lexicon.text(term), documents } : undefined;
  }
}
