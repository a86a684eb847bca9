import { type TermCounts, Vocabulary } from "../../query/vocabulary.ts";
import { DistancesFrom, unitsOf } from "../../text/edit-distance.ts";
import { filterSign, termOf } from "../../text/terms.ts";
import type { Engine, EngineSearch } from "../engine/engine.ts";
import type { CountCache } from "./count-cache.ts";
import { type ArchiveSize, countArticles } from "./term-counts.ts";
import { wordsNear, wordsWithPrefix } from "./word-searches.ts";

/** What is asked for depends on what was answered; a query has few such steps. */
const maxRounds = 12;

/** What is known of the whole archive. */
type VocabularyOf = ArchiveSize & { engine: Engine; counts: CountCache; hasHan: boolean };

/**
 * What one search sees of the words of the engine. What is read before it was fetched is noted, and answered as if the
 * term were in all articles and no word were near; `settled` fetches it and reads again.
 */
export class EngineVocabulary extends Vocabulary {
  readonly size: number;
  readonly hasHan: boolean;
  readonly #of: VocabularyOf;
  /** Fixed for the search, so that all of it sees the same. */
  readonly #documents = new Map<string, number>();
  readonly #words = new Map<string, string[]>();
  #wantedTerms = new Set<string>();
  #wantedWords = new Map<string, EngineSearch>();

  constructor(of: VocabularyOf) {
    super();
    this.#of = of;
    this.size = of.size;
    this.hasHan = of.hasHan;
  }

  documents(term: string): number {
    if (this.size === 0 || term === "") return 0;
    const known = this.#documents.get(term) ?? this.#of.counts.get(term);
    if (known === undefined) {
      this.#wantedTerms.add(term);
      return this.size;
    }
    this.#documents.set(term, known);
    return known;
  }

  near(typed: string, limit: number): (TermCounts & { edits: number })[] {
    if (limit === 0) return [];
    const distances = new DistancesFrom(unitsOf(typed));
    const words = this.#lookUp(`${limit} ${typed}`, () => wordsNear(typed, limit));
    return this.#known(words).flatMap((known) => {
      const edits = distances.to(unitsOf(known.word), limit);
      return edits > 0 && edits <= limit ? [{ ...known, edits }] : [];
    });
  }

  completions(prefix: string): TermCounts[] {
    return this.#known(this.#lookUp(prefix, () => wordsWithPrefix(prefix)));
  }

  shortestCompletions(prefix: string, most: number): TermCounts[] {
    const rising = this.completions(prefix).toSorted(
      (a, b) => a.word.length - b.word.length || b.documents - a.documents,
    );
    const byTerm = Map.groupBy(rising, ({ term }) => term);
    return Array.from(byTerm.values(), ([shortest]) => shortest as TermCounts).slice(0, most);
  }

  async settled<T>(read: () => T | Promise<T>): Promise<T> {
    for (let round = 1; ; round++) {
      const result = await read();
      if (this.#wantedTerms.size + this.#wantedWords.size === 0 || round === maxRounds) return result;
      await this.#fetch();
    }
  }

  /** Those that are still in some article. */
  #known(words: string[]): TermCounts[] {
    return words.flatMap((word) => {
      const term = word.charCodeAt(0) === filterSign ? word : termOf(word);
      const documents = this.documents(term);
      return documents > 0 ? [{ word, term, documents }] : [];
    });
  }

  #lookUp(key: string, search: () => EngineSearch): string[] {
    const known = this.#words.get(key);
    if (known === undefined && this.size > 0) this.#wantedWords.set(key, search());
    return known ?? [];
  }

  async #fetch(): Promise<void> {
    const [terms, words] = [[...this.#wantedTerms], [...this.#wantedWords]];
    this.#wantedTerms = new Set();
    this.#wantedWords = new Map();
    const { engine } = this.#of;
    const [found] = await Promise.all([engine.search(words.map(([, search]) => search)), this.#count(terms)]);
    for (const [i, { hits }] of found.entries()) {
      const texts = hits.hits.flatMap(({ _source = {} }) => _source.word ?? _source.filter ?? []);
      const some = texts.filter((text) => typeof text === "string");
      this.#words.set(words[i]?.[0] as string, some);
      this.#known(some);
    }
    // The words are of use only with their counts.
    await this.#count([...this.#wantedTerms]);
    this.#wantedTerms = new Set();
  }

  async #count(terms: string[]): Promise<void> {
    const { engine, counts } = this.#of;
    for (const [term, count] of await countArticles(terms, engine, this.#of)) {
      this.#documents.set(term, count);
      counts.set(term, count);
    }
  }
}
