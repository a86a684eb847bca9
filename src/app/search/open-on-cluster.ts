import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import type { Config } from "../../config.ts";
import { loadAliasRules } from "../../search/aliases/aliases.ts";
import type { ClusterSettings } from "../../search/opensearch/cluster/cluster.ts";
import { SearchEngineError } from "../../search/opensearch/cluster/engine-error.ts";
import { OpenSearchIndex } from "../../search/opensearch/opensearch-index.ts";
import type { Storage } from "../../storage/storage.ts";
import { aliasPath } from "../files.ts";
import { openCluster } from "./open-cluster.ts";

/** The index on a search cluster; one that is away is no failure, and answers once it is back. */
export async function openOnCluster(
  config: Config,
  settings: ClusterSettings,
  { articles }: Storage,
  now: () => number,
) {
  const cluster = openCluster(settings);
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
