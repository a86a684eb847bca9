import { z } from "zod";
import { earliestDate } from "../index/order-time.ts";
import type { Engine, EngineAnswer, EngineSearch } from "./engine/engine.ts";
import { someChinese } from "./vocabulary/word-searches.ts";

/** What a search must know of the whole archive. */
export type ArchiveState = {
  /** Of articles, and of the shards they are on. */
  size: number;
  shards: number;
  /** The last change that is there. */
  seq: number;
  /** The latest time of publication, in milliseconds since the epoch; before any date if nothing has one. */
  newestTime: number;
  /** Words of all articles. */
  totalLength: number;
  hasHan: boolean;
  /** Changes whenever the index of names does. */
  namesVersion: string;
};

export const emptyArchive: ArchiveState = {
  ...{
    size: 0,
    shards: 0,
    seq: 0,
    newestTime: earliestDate,
    totalLength: 0,
    hasHan: false,
    namesVersion: "",
  },
};

const last = (index: "articles" | "names", field: "seq" | "time"): EngineSearch => ({
  index,
  body: {
    size: 1,
    sort: [{ [field]: "desc" }],
    ...{ docvalue_fields: [field], _source: false, track_total_hits: true },
  },
});

const lengthOfAll: EngineSearch = {
  index: "articles",
  body: { size: 0, track_total_hits: false, aggs: { length: { sum: { field: "length" } } } },
};
const length = z.object({ length: z.object({ value: z.number() }) });

/** What the engine looks up without reading documents. */
export async function quickState(
  engine: Engine,
): Promise<Pick<ArchiveState, "size" | "shards" | "seq" | "newestTime" | "namesVersion">> {
  const [latest, newest, names] = (await engine.search([
    last("articles", "seq"),
    last("articles", "time"),
    last("names", "seq"),
  ])) as [EngineAnswer, EngineAnswer, EngineAnswer];
  return {
    size: latest.hits.total?.value ?? 0,
    shards: latest._shards.total,
    seq: valueIn(latest, "seq") ?? 0,
    newestTime: valueIn(newest, "time") ?? earliestDate,
    namesVersion: `${names.hits.total?.value} ${valueIn(names, "seq")}`,
  };
}

/** What takes the engine longer, the larger the archive is, and changes slowly. */
export async function slowState(engine: Engine): Promise<Pick<ArchiveState, "totalLength" | "hasHan">> {
  const [all, chinese] = (await engine.search([lengthOfAll, someChinese])) as [EngineAnswer, EngineAnswer];
  return {
    totalLength: length.parse(all.aggregations).length.value,
    hasHan: (chinese.hits.total?.value ?? 0) > 0,
  };
}

function valueIn({ hits }: EngineAnswer, field: string): number | undefined {
  const value = hits.hits[0]?.fields?.[field]?.[0];
  return typeof value === "number" ? value : undefined;
}
