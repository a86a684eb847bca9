import { z } from "zod";
import type { Change } from "../../../article/store.ts";
import { TimeSlice } from "../../../async/yield.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { writeName } from "../cluster/index-names.ts";
import { type EngineWrite, engineWrites } from "../document/engine-writes.ts";
import { WrittenWords } from "../document/written-words.ts";
import { type RefusedWrite, writeAll } from "./bulk.ts";

const addedAnswer = z.object({
  docs: z.array(z.object({ _id: z.string(), _source: z.object({ addedSeq: z.number() }).optional() })),
});

/** Writes changes to one generation. */
export class EngineWriter {
  readonly #cluster: Cluster;
  readonly #generation: number;
  readonly #words = new WrittenWords();
  readonly #slice = new TimeSlice();

  constructor(cluster: Cluster, generation: number) {
    this.#cluster = cluster;
    this.#generation = generation;
  }

  /**
   * What the changes write, once all changes before them are written. Of several changes of an article the last one
   * counts. Throws SearchEngineError.
   */
  async prepare(changes: Change[]): Promise<EngineWrite[]> {
    const last = [...new Map(changes.map((change) => [change.id, change])).values()];
    const first = new Map(changes.toReversed().map(({ id, seq }) => [id, seq]));
    const before = await this.#addedBefore(last);
    const writes: EngineWrite[] = [];
    for (const change of last) {
      const addedSeq = before.get(change.id) ?? first.get(change.id) ?? change.seq;
      writes.push(...(await engineWrites(change, { addedSeq, words: this.#words, slice: this.#slice })));
      if (this.#slice.due) await this.#slice.yieldIfDue();
    }
    return writes;
  }

  /** Returns what the engine refuses for good. Throws SearchEngineError if all is to be written again. */
  async write(writes: EngineWrite[]): Promise<RefusedWrite[]> {
    const refused = await writeAll(this.#cluster, this.#generation, writes);
    this.#words.written(writes.filter(({ index }) => index === "words").map(({ id }) => id));
    return refused;
  }

  /** The changes by which updated articles came in, of those that are there. */
  async #addedBefore(changes: Change[]): Promise<Map<string, number>> {
    const ids = changes.filter(({ kind }) => kind === "update").map(({ id }) => id);
    if (ids.length === 0) return new Map();
    const path = `/${writeName(this.#cluster, "articles", this.#generation)}/_mget`;
    const request = { method: "POST", path, query: { _source_includes: "addedSeq" }, body: { ids } } as const;
    const { docs } = await this.#cluster.work(request, addedAnswer);
    return new Map(docs.flatMap(({ _id, _source }) => (_source ? [[_id, _source.addedSeq]] : [])));
  }
}
