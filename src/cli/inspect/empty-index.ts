import { randomUUID } from "node:crypto";
import type { Config } from "../../config.ts";
import type { AliasRules } from "../../search/aliases/aliases.ts";
import { FuzzyIndex } from "../../search/fuzzy-index.ts";
import type { FedIndex } from "../../search/search-index.ts";
import { UsageError } from "../verb.ts";

export const searchEngines = ["embedded", "opensearch"] as const;
export type SearchEngineName = (typeof searchEngines)[number];

type IndexSettings = { now: () => number; aliases: AliasRules };

/** An empty index for an evaluation; on a search cluster it is removed at the end. */
type EmptyIndex = { index: FedIndex; close: () => Promise<void> };

/** @throws UsageError without a cluster; SearchEngineError if it does not make the index */
export async function openEmptyIndex(
  engine: SearchEngineName,
  { search }: Config,
  settings: IndexSettings,
): Promise<EmptyIndex> {
  if (engine === "embedded") return { index: new FuzzyIndex(settings), close: async () => {} };
  if (!search) throw new UsageError("--search opensearch needs the address of a cluster in SEARCH_URL.");
  const { Cluster } = await import("../../search/opensearch/cluster/cluster.ts");
  const { ToldIndex } = await import("../../search/opensearch/told-index.ts");
  const cluster = new Cluster({ ...search, prefix: `${search.prefix}-eval-${randomUUID()}` });
  const index = await ToldIndex.open({ ...settings, cluster });
  const close = async () => {
    await index.drop();
    await cluster.close();
  };
  return { index, close };
}
