import { z } from "zod";
import type { Cluster, EngineRequest } from "../cluster/cluster.ts";
import { engineError } from "../cluster/explain-failure.ts";
import { readName } from "../cluster/index-names.ts";
import type { EngineIndex } from "../mapping/indices.ts";

/** A search of one index, in the engine's query language. */
export type EngineSearch = { index: EngineIndex; body: object };

const answer = z.object({
  /** A shard that no node has counts neither as successful nor as failed. */
  _shards: z.object({ total: z.number(), successful: z.number() }),
  timed_out: z.boolean(),
  hits: z.object({
    total: z.object({ value: z.number() }).optional(),
    max_score: z.number().nullish(),
    hits: z.array(
      z.object({
        _id: z.string(),
        _source: z.record(z.string(), z.unknown()).optional(),
        fields: z.record(z.string(), z.array(z.unknown())).optional(),
        matched_queries: z.array(z.string()).optional(),
      }),
    ),
  }),
  aggregations: z.record(z.string(), z.unknown()).optional(),
});

export type EngineAnswer = z.infer<typeof answer>;

const refusal = z.object({
  error: z.object({ type: z.string(), reason: z.string().nullish() }),
  status: z.number(),
});
const answers = z.object({ responses: z.array(z.union([answer, refusal])) });

const termVectors = z.object({
  term_vectors: z
    .record(
      z.string(),
      z.object({
        terms: z.record(z.string(), z.object({ doc_freq: z.number().optional() })),
        field_statistics: z.object({ doc_count: z.number() }).optional(),
      }),
    )
    .default({}),
});

/** Articles by term, and all that have the field. */
export type TermStatistics = { counts: Map<string, number>; articles: number };

/** The engine gives what it has by then; see `Cluster.ask` for how long it is waited for. */
const searchTimeout = "2s";

/** Reads the indices of an archive. Methods throw SearchEngineError. */
export class Engine {
  readonly #cluster: Cluster;
  readonly #isPatient: boolean;
  /** Whether a part of the archive was missing from any answer so far. */
  partial = false;

  /** `isPatient` where nobody waits for the answers, such as in an evaluation. */
  constructor(cluster: Cluster, isPatient = false) {
    this.#cluster = cluster;
    this.#isPatient = isPatient;
  }

  /** The same for one search, which can tell then whether an answer of it was partial. */
  forOneSearch(): Engine {
    return new Engine(this.#cluster, this.#isPatient);
  }

  /** Several searches in one request, answered in their order. */
  async search(searches: EngineSearch[]): Promise<EngineAnswer[]> {
    if (searches.length === 0) return [];
    const lines = searches
      .flatMap(({ index, body }) => [
        { index: readName(this.#cluster, index) },
        { ...(!this.#isPatient && { timeout: searchTimeout }), ...body },
      ])
      .map((line) => `${JSON.stringify(line)}\n`)
      .join("");
    const { responses } = await this.#ask({ method: "POST", path: "/_msearch", lines }, answers);
    return responses.map((one) => {
      if ("error" in one) {
        const { type, reason } = one.error;
        throw engineError({ status: one.status, type, reason: reason ?? "" }, this.#cluster.name);
      }
      if (one.timed_out || one._shards.successful < one._shards.total) this.partial = true;
      return one;
    });
  }

  /**
   * How many articles have each term, by the dictionaries of so many shards: no posting is read. Articles that were
   * removed or replaced count until the engine merges; `articles` is how many there are together with those.
   */
  async termCounts(field: "terms" | "filters", terms: string[], shards: number): Promise<TermStatistics> {
    const counts = new Map<string, number>(terms.map((term) => [term, 0]));
    let articles = 0;
    if (terms.length === 0) return { counts, articles };
    const body = {
      doc: { [field]: field === "terms" ? terms.join("\n") : terms },
      fields: [field],
      ...{ term_statistics: true, positions: false, offsets: false, payloads: false },
    };
    const path = `/${readName(this.#cluster, "articles")}/_termvectors`;
    const asked = Array.from({ length: shards }, (_, shard) => {
      const query = { preference: `_shards:${shard}` };
      return this.#ask({ method: "POST", path, query, body }, termVectors);
    });
    for (const { term_vectors } of await this.#thoseThere(asked)) {
      const { field_statistics, terms = {} } = term_vectors[field] ?? {};
      articles += Math.max(0, field_statistics?.doc_count ?? 0);
      for (const [term, { doc_freq = 0 }] of Object.entries(terms))
        counts.set(term, (counts.get(term) ?? 0) + doc_freq);
    }
    return { counts, articles };
  }

  #ask<T>(request: EngineRequest, schema: z.ZodType<T>): Promise<T> {
    return this.#isPatient ? this.#cluster.work(request, schema) : this.#cluster.ask(request, schema);
  }

  /** The answers of the shards that answer; throws if none does. */
  async #thoseThere<Answer>(asked: Promise<Answer>[]): Promise<Answer[]> {
    const settled = await Promise.allSettled(asked);
    const there = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const failed = settled.find((one) => one.status === "rejected");
    if (failed && there.length === 0) throw failed.reason;
    if (failed) this.partial = true;
    return there;
  }
}
