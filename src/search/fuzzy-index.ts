import type { Quarantine } from "../article/quarantine.ts";
import type { ArticleStore, Change } from "../article/store.ts";
import { inSlices } from "../async/steps.ts";
import { TimeSlice } from "../async/yield.ts";
import type { AliasGroups } from "./aliases/alias-groups.ts";
import { Aliases, type AliasRules } from "./aliases/aliases.ts";
import { InMemoryArticles } from "./index/in-memory-articles.ts";
import { SegmentStore } from "./index/segment-store.ts";
import type { Hit, SearchPage } from "./present/search-page.ts";
import { LexiconVocabulary } from "./query/lexicon-vocabulary.ts";
import { type PlanOptions, plan, type QueryPlan } from "./query/plan.ts";
import type { Query } from "./query/query.ts";
import { valuesOf } from "./query/resolve-filters.ts";
import { related } from "./related.ts";
import { newestTime } from "./retrieve/freshness.ts";
import { gathererOf } from "./retrieve/gathered.ts";
import type { IndexReader } from "./retrieve/index-reader.ts";
import { search } from "./search.ts";
import type { FedIndex, SearchOptions } from "./search-index.ts";
import { type Contents, toSnapshot } from "./snapshot/snapshot-contents.ts";
import { writeSnapshot } from "./snapshot/snapshot-file.ts";
import { suggest } from "./suggest.ts";

export type FuzzyIndexOptions = {
  /** Milliseconds since the epoch. */
  now: () => number;
  aliases?: AliasRules;
  /** The texts of hits; without it the index keeps the articles it is given. */
  articles?: Pick<ArticleStore, "get">;
  contents?: Contents;
  /** Articles whose names are not looked for; those for which it is too much work are put there. */
  quarantine?: Pick<Quarantine, "add" | "among">;
};

/** An index over the articles that are passed to `apply`, empty at first unless it has contents. */
export class FuzzyIndex implements FedIndex {
  readonly #now: () => number;
  readonly #segments: SegmentStore;
  readonly #aliases: Aliases;
  readonly #articles: Pick<ArticleStore, "get">;
  readonly #texts: InMemoryArticles | undefined;
  readonly #quarantine: FuzzyIndexOptions["quarantine"];
  #savedSeq: number;
  /** Settles when all writes so far are done: changes and merges run one after another. */
  #writing: Promise<void> = Promise.resolve();
  /** One for all writes: each starts in the turn of the event loop in which the one before it ended. */
  readonly #slice = new TimeSlice();

  constructor(options: FuzzyIndexOptions) {
    const { now, aliases = { added: [], forbidden: [] }, articles, contents, quarantine } = options;
    this.#now = now;
    this.#quarantine = quarantine;
    this.#segments = contents?.segments ?? new SegmentStore();
    this.#savedSeq = this.seq;
    this.#aliases = contents?.aliases ?? new Aliases(aliases, this.#segments.ids);
    this.#texts = articles ? undefined : new InMemoryArticles();
    this.#articles = articles ?? (this.#texts as InMemoryArticles);
  }

  get seq(): number {
    return this.#segments.view.seq;
  }

  get size(): number {
    return this.#segments.view.size;
  }

  get aliases(): AliasGroups {
    return this.#aliases.groups;
  }

  async apply(changes: Change[]): Promise<void> {
    const written = this.#writing.then(() => this.#write(changes));
    // The caller gets the error; the next changes are applied regardless.
    this.#writing = written.catch(() => {}).then(() => this.#segments.tidy(this.#slice));
    await written;
  }

  async plan(query: Query, { guess }: PlanOptions): Promise<QueryPlan> {
    return inSlices(plan(query, { ...this.#reader(), guess }), new TimeSlice());
  }

  search(query: Query, options: SearchOptions): Promise<SearchPage> {
    return search(this.#reader(), query, options);
  }

  suggest(prefix: string, limit: number): Promise<string[]> {
    return suggest(this.#reader(), prefix, limit);
  }

  related(id: string, limit: number): Promise<Hit[]> {
    return related(this.#reader(), id, limit);
  }

  async names(field: "source" | "section"): Promise<string[]> {
    return valuesOf(field, this.#reader().vocabulary).sort();
  }

  /** How many changes were applied since the last save. */
  get unsaved(): number {
    return this.seq - this.#savedSeq;
  }

  /** Writes the index to a file for `openIndex`. Throws what the disk throws. */
  async save(path: string): Promise<void> {
    const copied = this.#writing.then(() => {
      // Even if writing fails: the next attempt is then due after as many changes, not at once.
      this.#savedSeq = this.seq;
      return toSnapshot({ segments: this.#segments, aliases: this.#aliases }, this.#slice);
    });
    // The next changes are applied as soon as all is copied; the caller gets the error.
    this.#writing = copied.then(() => {}).catch(() => {});
    await writeSnapshot(path, await copied);
  }

  has(id: string): boolean {
    return this.#segments.placeOf(id) !== undefined;
  }

  /** The ids of a few articles, from all over the index. */
  someIds(): string[] {
    return this.#segments.someIds();
  }

  #reader(): IndexReader {
    const { view } = this.#segments;
    return {
      seq: view.seq,
      newest: newestTime(view, this.#now()),
      vocabulary: new LexiconVocabulary(view),
      aliases: this.#aliases.groups,
      gather: gathererOf(view),
      articlesOf: (ids) => this.#articles.get(ids),
      placeOf: async (id) => this.#segments.placeOf(id),
    };
  }

  async #write(changes: Change[]): Promise<void> {
    await this.#slice.yieldIfDue();
    const last = [...new Map(changes.map((change) => [change.id, change])).values()];
    await this.#learnNames(last);
    this.#texts?.apply(last);
    await this.#segments.apply(last, this.#slice);
  }

  async #learnNames(changes: Change[]): Promise<void> {
    const quarantined = await this.#quarantine?.among(changes.map(({ id }) => id));
    const overran: string[] = [];
    for (const change of changes) {
      this.#aliases.remove(change.id);
      if (change.kind !== "remove" && !quarantined?.has(change.id)) {
        const isRead = await this.#aliases.add(change.article, this.#slice);
        if (!isRead) overran.push(change.id);
      }
      if (this.#slice.due) await this.#slice.yieldIfDue();
    }
    if (overran.length > 0) await this.#quarantine?.add(overran, "names", this.#now());
  }
}
