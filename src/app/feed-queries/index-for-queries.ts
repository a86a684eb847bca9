import type { Config } from "../../config.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import type { Storage } from "../../storage/storage.ts";
import { openSearch } from "../search/open-search.ts";

/** For a command beside a running program: the index, opened when a query is first read, and never saved. */
export function indexForQueries(
  config: Config,
  storage: Storage,
  now: () => number,
): () => Promise<SearchIndex> {
  const open = async () => {
    const quarantine = { ...storage.quarantine, add: async () => {} };
    return (await openSearch(config, { storage, quarantine }, now)).index;
  };
  let opened: Promise<SearchIndex> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}
