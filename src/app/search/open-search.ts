import { existsSync } from "node:fs";
import type { Quarantine } from "../../article/quarantine.ts";
import type { Config } from "../../config.ts";
import { loadAliasRules } from "../../search/aliases/aliases.ts";
import type { FuzzyIndex } from "../../search/fuzzy-index.ts";
import { type OpenIndexOptions, openIndex } from "../../search/open-index.ts";
import type { Cluster } from "../../search/opensearch/cluster/cluster.ts";
import type { OpenSearchIndex } from "../../search/opensearch/opensearch-index.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import { fetchSnapshot } from "../../search/snapshot/shared-snapshots.ts";
import type { Storage } from "../../storage/storage.ts";
import { aliasPath, indexPath } from "../files.ts";
import { warn } from "../warn.ts";

/** The index of an installation, in this process's memory or on a search cluster that all processes share. */
export type OpenedSearch = { index: SearchIndex } & (
  | { embedded: FuzzyIndex; onCluster?: undefined }
  | { onCluster: { cluster: Cluster; index: OpenSearchIndex }; embedded?: undefined }
);

type OpenedStores = { storage: Storage; quarantine: Quarantine };

type IndexingOptions = Pick<OpenIndexOptions, "signal" | "onIndexed">;

/** Throws what the store throws, and what `signal` is aborted with; a cluster that is away is no failure. */
export async function openSearch(
  config: Config,
  stores: OpenedStores,
  now: () => number,
  options: IndexingOptions = {},
): Promise<OpenedSearch> {
  // Its client is a quarter of the program, which most installations never use.
  if (config.search)
    return (await import("./open-on-cluster.ts")).openOnCluster(config, config.search, stores.storage, now);
  const embedded = await openEmbedded(config, stores, now, options);
  return { index: embedded, embedded };
}

async function openEmbedded(
  config: Config,
  { storage, quarantine }: OpenedStores,
  now: () => number,
  options: IndexingOptions,
): Promise<FuzzyIndex> {
  const aliases = await loadAliasRules(aliasPath(config));
  const path = indexPath(config);
  const onUnusable = warn("the saved index cannot be used and is built anew");
  if (config.databaseUrl && !existsSync(path)) await fetchSnapshot(storage.snapshots, path).catch(onUnusable);
  return openIndex({ store: storage.articles, quarantine, path, aliases, now, onUnusable, ...options });
}
