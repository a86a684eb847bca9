import type { Config } from "../../config.ts";
import { loadAliasRules } from "../../search/aliases/aliases.ts";
import type { FuzzyIndex } from "../../search/fuzzy-index.ts";
import { openIndex } from "../../search/open-index.ts";
import type { Storage } from "../../storage/storage.ts";
import { aliasPath, indexPath } from "../files.ts";
import { warn } from "../warn.ts";

/** For a command beside a running program: the index, opened when a query is first read, and never saved. */
export function indexForQueries(
  config: Config,
  { articles, quarantine }: Storage,
  now: () => number,
): () => Promise<FuzzyIndex> {
  const open = async () =>
    openIndex({
      ...{ store: articles, path: indexPath(config), now },
      quarantine: { ...quarantine, add: async () => {} },
      aliases: await loadAliasRules(aliasPath(config)),
      onUnusable: warn("the saved index cannot be used and is built anew"),
    });
  let opened: Promise<FuzzyIndex> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}
