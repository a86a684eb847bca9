import { existsSync } from "node:fs";
import type { Quarantine } from "../../article/quarantine.ts";
import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import type { Config } from "../../config.ts";
import { loadAliasRules } from "../../search/aliases/aliases.ts";
import type { FuzzyIndex } from "../../search/fuzzy-index.ts";
import { type OpenIndexOptions, openIndex } from "../../search/open-index.ts";
import { Cluster, type ClusterSettings } from "../../search/opensearch/cluster/cluster.ts";
import { SearchEngineError } from "../../search/opensearch/cluster/engine-error.ts";
import { OpenSearchIndex } from "../../search/opensearch/opensearch-index.ts";
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
  if (config.search) return openOnCluster(config, config.search, stores.storage, now);
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

async function openOnCluster(
  config: Config,
  settings: ClusterSettings,
  { articles }: Storage,
  now: () => number,
): Promise<OpenedSearch> {
  const cluster = new Cluster(settings);
  const aliases = await loadAliasRules(aliasPath(config));
  // Whether terms or texts cannot be read is the same to whoever asks: the archive is away.
  const get = (ids: string[]) =>
    articles.get(ids).catch((cause: unknown) => {
      if (!(cause instanceof StoreUnavailableError)) throw cause;
      throw new SearchEngineError("search_silent", { cluster: cluster.name }, { cause });
    });
  const index = new OpenSearchIndex({ cluster, articles: { get }, aliases, now });
  await index.look().catch((error: unknown) => {
    if (!(error instanceof SearchEngineError)) throw error;
  });
  return { index, onCluster: { cluster, index } };
}
