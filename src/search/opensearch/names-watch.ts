import { z } from "zod";
import { TimeSlice } from "../../async/yield.ts";
import type { AliasGroups } from "../aliases/alias-groups.ts";
import type { AliasRules } from "../aliases/aliases.ts";
import { groupsOf } from "../aliases/counted-names.ts";
import { pairOf } from "./document/introduced-names.ts";
import type { Engine, EngineSearch } from "./engine/engine.ts";

/** The pairs that most articles introduce: the engine gives no more, and they take some 30 MB. */
const maxPairs = 50_000;
/** Reading them may take so much of the time, as a share. */
const readingShare = 0.02;

const allPairs: EngineSearch = {
  index: "names",
  body: {
    size: 0,
    track_total_hits: false,
    aggs: {
      pairs: { terms: { field: "pairs", size: maxPairs, order: [{ _count: "desc" }, { _key: "asc" }] } },
    },
  },
};
const buckets = z.object({
  pairs: z.object({ buckets: z.array(z.object({ key: z.string(), doc_count: z.number() })) }),
});

/** Keeps the names that the articles of the archive introduce, and follows the index of names. */
export class NamesWatch {
  readonly #engine: Engine;
  readonly #rules: AliasRules;
  readonly #clock: () => number;
  #groups: AliasGroups | undefined;
  #version = "";
  #nextAt = Number.NEGATIVE_INFINITY;
  #reading: Promise<AliasGroups> | undefined;

  /** `clock` in milliseconds, never set back. */
  constructor(engine: Engine, rules: AliasRules, clock: () => number) {
    this.#engine = engine;
    this.#rules = rules;
    this.#clock = clock;
  }

  /** The next call sees all that is there. */
  forget(): void {
    this.#nextAt = Number.NEGATIVE_INFINITY;
  }

  /** The names in this version; if reading them took long, those of a little while ago. Throws SearchEngineError. */
  async now(version: string): Promise<AliasGroups> {
    if (this.#groups && (version === this.#version || this.#clock() < this.#nextAt)) return this.#groups;
    this.#reading ??= this.#read(version).finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(version: string): Promise<AliasGroups> {
    const start = this.#clock();
    const [answer] = await this.#engine.search([allPairs]);
    const counted = buckets.parse(answer?.aggregations).pairs.buckets;
    const pairs = counted.map(({ key, doc_count }) => ({ pair: pairOf(key), articles: doc_count }));
    this.#groups = await groupsOf(this.#rules, pairs, new TimeSlice());
    this.#version = version;
    const end = this.#clock();
    this.#nextAt = end + (end - start) / readingShare;
    return this.#groups;
  }
}
