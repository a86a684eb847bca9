import type { IndexView } from "../index/segment-store.ts";
import { type TermCounts, Vocabulary } from "./vocabulary.ts";

/** What one search sees of the lexicon; caches the words near a word and those that begin like one, since they are asked for repeatedly. */
export class LexiconVocabulary extends Vocabulary {
  readonly #view: IndexView;
  readonly #near = new Map<string, (TermCounts & { edits: number })[]>();
  readonly #completions = new Map<string, TermCounts[]>();

  constructor(view: IndexView) {
    super();
    this.#view = view;
  }

  get size(): number {
    return this.#view.size;
  }

  async settled<T>(read: () => T | Promise<T>): Promise<T> {
    return read();
  }

  documents(term: string): number {
    return this.#view.lexicon.documents(this.#view.lexicon.find(term));
  }

  get hasHan(): boolean {
    return this.#view.lexicon.hasHan || this.#view.size === 0;
  }

  near(typed: string, limit: number): (TermCounts & { edits: number })[] {
    return this.#near.getOrInsertComputed(`${limit} ${typed}`, () =>
      this.#view.lexicon.near(typed, limit).flatMap(({ word, edits }) => {
        const known = this.#known(word);
        return known ? [{ ...known, edits }] : [];
      }),
    );
  }

  completions(prefix: string): TermCounts[] {
    return this.#completions.getOrInsertComputed(prefix, () =>
      this.#view.lexicon.withPrefix(prefix).flatMap((word) => this.#known(word) ?? []),
    );
  }

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

  /** Undefined for a word whose articles are all gone. */
  #known(word: number): TermCounts | undefined {
    const { lexicon } = this.#view;
    const term = lexicon.term(word);
    const documents = lexicon.documents(term);
    return documents > 0 ? { word: lexicon.text(word), term: lexicon.text(term), documents } : undefined;
  }
}
