import { z } from "zod";
import type { Change } from "../../article/store.ts";
import { InMemoryArticles } from "../index/in-memory-articles.ts";
import type { FedIndex } from "../search-index.ts";
import type { Cluster } from "./cluster/cluster.ts";
import { readName } from "./cluster/index-names.ts";
import { indices } from "./mapping/indices.ts";
import { OpenSearchIndex, type OpenSearchIndexOptions } from "./opensearch-index.ts";
import { EngineWriter } from "./writing/engine-writer.ts";
import { createGeneration, dropGeneration, makeReady, putInUse } from "./writing/generation.ts";

const generation = 1;

type ToldParts = {
  cluster: Cluster;
  articles: InMemoryArticles;
  index: OpenSearchIndex;
  writer: EngineWriter;
};

/**
 * An index on a cluster without a store: it is told the changes, keeps the articles, and shows all at once. Nothing else
 * may use the cluster's prefix.
 */
export class ToldIndex implements FedIndex {
  readonly #of: ToldParts;
  #seq = 0;

  private constructor(parts: ToldParts) {
    this.#of = parts;
  }

  /** Makes the indices. Throws SearchEngineError. */
  static async open(options: Omit<OpenSearchIndexOptions, "articles">): Promise<ToldIndex> {
    const { cluster } = options;
    const made = await createGeneration(cluster, generation);
    await makeReady(cluster, made);
    await putInUse(cluster, made);
    const articles = new InMemoryArticles();
    const index = new OpenSearchIndex({ ...options, articles, isPatient: true });
    return new ToldIndex({ cluster, articles, index, writer: new EngineWriter(cluster, generation) });
  }

  get seq(): number {
    return this.#seq;
  }

  get size(): number {
    return this.#of.index.size;
  }

  async apply(changes: Change[]): Promise<void> {
    const { cluster, articles, index, writer } = this.#of;
    articles.apply(changes);
    await writer.write(await writer.prepare(changes));
    const names = (Object.keys(indices) as (keyof typeof indices)[]).map((one) => readName(cluster, one));
    await cluster.work({ method: "POST", path: `/${names.join()}/_refresh` }, z.unknown());
    await index.refresh();
    this.#seq = changes.at(-1)?.seq ?? this.#seq;
  }

  plan: FedIndex["plan"] = (query, options) => this.#of.index.plan(query, options);
  search: FedIndex["search"] = (query, options) => this.#of.index.search(query, options);
  suggest: FedIndex["suggest"] = (prefix, limit) => this.#of.index.suggest(prefix, limit);
  related: FedIndex["related"] = (id, limit) => this.#of.index.related(id, limit);
  names: FedIndex["names"] = (field) => this.#of.index.names(field);

  /** Removes the indices. */
  async drop(): Promise<void> {
    await dropGeneration(this.#of.cluster, generation);
  }
}
