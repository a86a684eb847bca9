import { lastChange } from "../../article/last-change.ts";
import { SearchEngineError } from "../../search/opensearch/cluster/engine-error.ts";
import { generationInUse } from "../../search/opensearch/writing/find-generation.ts";
import type { Storage } from "../../storage/storage.ts";
import type { OpenedSearch } from "./open-search.ts";

/**
 * How many changes of the articles the search has yet to take in; undefined if its cluster does not say so. Throws what
 * the store throws.
 */
export async function changesBehind(
  search: OpenedSearch,
  { articles }: Pick<Storage, "articles">,
): Promise<number | undefined> {
  const last = await lastChange(articles);
  const done = search.embedded ? search.embedded.seq : await seqOnCluster(search.onCluster);
  return done === undefined ? undefined : Math.max(0, last - done);
}

/** Its articles do not say: the last change may have removed one. */
async function seqOnCluster({
  cluster,
}: NonNullable<OpenedSearch["onCluster"]>): Promise<number | undefined> {
  try {
    return (await generationInUse(cluster))?.progress.seq ?? 0;
  } catch (error) {
    if (error instanceof SearchEngineError) return undefined;
    throw error;
  }
}
