import { inject, type ProvidedContext } from "vitest";
import type { AliasRules } from "../../src/search/aliases/aliases.ts";
import { FuzzyIndex } from "../../src/search/fuzzy-index.ts";
import { ToldIndex } from "../../src/search/opensearch/told-index.ts";
import type { FedIndex } from "../../src/search/search-index.ts";
import { freshCluster } from "../opensearch/cluster.ts";
import { now as present } from "./stories.ts";

// The promises of an index are tested on the embedded one, and by the project "opensearch" on the other.

// Undefined in all other projects.
const server = inject("opensearch") as ProvidedContext["opensearch"] | undefined;

/** Whether these tests run on OpenSearch. */
export const isOnOpenSearch: boolean = server !== undefined && "url" in server;

/** Of a property, how many random cases are tried: on OpenSearch each index takes a second to make. */
export const cases = (embedded: number): number => (isOnOpenSearch ? Math.min(3, embedded) : embedded);

type IndexOptions = { aliases: AliasRules; now: number };

/** An empty index of the kind that is tested. */
export async function newIndex(options: Partial<IndexOptions> = {}): Promise<FedIndex> {
  const { aliases = { added: [], forbidden: [] }, now = present } = options;
  const settings = { aliases, now: () => now };
  return isOnOpenSearch ? ToldIndex.open({ ...settings, cluster: freshCluster() }) : new FuzzyIndex(settings);
}
