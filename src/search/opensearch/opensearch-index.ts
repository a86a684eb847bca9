import type { ArticleStore } from "../../article/store.ts";
import { inSlices } from "../../async/steps.ts";
import { TimeSlice } from "../../async/yield.ts";
import type { AliasGroups } from "../aliases/alias-groups.ts";
import type { AliasRules } from "../aliases/aliases.ts";
import type { Hit, SearchPage } from "../present/search-page.ts";
import { type PlanOptions, plan, type QueryPlan } from "../query/plan.ts";
import type { Query } from "../query/query.ts";
import { valuesOf } from "../query/resolve-filters.ts";
import { related } from "../related.ts";
import type { IndexReader } from "../retrieve/index-reader.ts";
import { search } from "../search.ts";
import type { SearchIndex, SearchOptions } from "../search-index.ts";
import { suggest } from "../suggest.ts";
import { ArchiveWatch } from "./archive-watch.ts";
import { gathererFrom } from "./candidates/gather.ts";
import { ScratchIndex } from "./candidates/scratch-index.ts";
import type { Cluster } from "./cluster/cluster.ts";
import { Engine } from "./engine/engine.ts";
import { NamesWatch } from "./names-watch.ts";
import { CountCache } from "./vocabulary/count-cache.ts";
import { EngineVocabulary } from "./vocabulary/engine-vocabulary.ts";

export type OpenSearchIndexOptions = {
  cluster: Cluster;
  /** The texts of hits, and of the articles among which they are chosen. */
  articles: Pick<ArticleStore, "get">;
  aliases: AliasRules;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Whether nobody waits for the answers, such as in an evaluation. */
  isPatient?: true;
};

const clock = () => performance.now();

/**
 * An index whose terms are in OpenSearch. What the engine finds is read from the store, and ranked and shown by the code
 * of the embedded index. Every method throws SearchEngineError while the engine is away.
 */
export class OpenSearchIndex implements SearchIndex {
  readonly #of: OpenSearchIndexOptions;
  readonly #engine: Engine;
  readonly #archive: ArchiveWatch;
  readonly #names: NamesWatch;
  readonly #counts = new CountCache(clock);

  constructor(options: OpenSearchIndexOptions) {
    this.#of = options;
    this.#engine = new Engine(options.cluster, options.isPatient);
    this.#archive = new ArchiveWatch(this.#engine, clock);
    this.#names = new NamesWatch(this.#engine, options.aliases, clock);
  }

  /** As last seen. */
  get seq(): number {
    return this.#archive.seen.seq;
  }

  get size(): number {
    return this.#archive.seen.size;
  }

  /** Sees what other processes changed, once a second at most; `seq` and `size` are of then. */
  async look(): Promise<void> {
    await this.#archive.now();
  }

  /** The names that mean the same, as learnt from the articles. */
  async aliases(): Promise<AliasGroups> {
    return (await this.#reader()).reader.aliases;
  }

  /** Looks at all of the archive anew, as after a change that was made here. */
  async refresh(): Promise<void> {
    this.#archive.forget();
    this.#names.forget();
    this.#counts.clear();
    await this.#archive.now();
  }

  async plan(query: Query, { guess }: PlanOptions): Promise<QueryPlan> {
    const { reader } = await this.#reader();
    return reader.vocabulary.settled(() => inSlices(plan(query, { ...reader, guess }), new TimeSlice()));
  }

  async search(query: Query, options: SearchOptions): Promise<SearchPage> {
    const { reader, engine } = await this.#reader();
    const page = await search(reader, query, options);
    return engine.partial ? { ...page, report: { ...page.report, partial: true } } : page;
  }

  async suggest(prefix: string, limit: number): Promise<string[]> {
    return suggest((await this.#reader()).reader, prefix, limit);
  }

  async related(id: string, limit: number): Promise<Hit[]> {
    return related((await this.#reader()).reader, id, limit);
  }

  async names(field: "source" | "section"): Promise<string[]> {
    const { vocabulary } = (await this.#reader()).reader;
    return (await vocabulary.settled(() => valuesOf(field, vocabulary))).sort();
  }

  async #reader(): Promise<{ reader: IndexReader; engine: Engine }> {
    const engine = this.#engine.forOneSearch();
    const archive = await this.#archive.now();
    const { size, shards, seq, newestTime, totalLength, namesVersion } = archive;
    const aliases = await this.#names.now(namesVersion);
    const counts = this.#counts;
    const hasHan = archive.hasHan || size === 0;
    const vocabulary = new EngineVocabulary({ engine, counts, size, shards, hasHan });
    const scratch = new ScratchIndex(this.#of.articles);
    const newest = Math.min(this.#of.now(), newestTime);
    const reader: IndexReader = {
      ...{ seq, newest, vocabulary, aliases },
      gather: gathererFrom({ engine, counts, vocabulary, scratch, totalLength, newest }),
      articlesOf: async (ids) => scratch.articlesOf(ids),
      placeOf: (id) => scratch.placeOf(id, new TimeSlice()),
    };
    return { reader, engine };
  }
}
