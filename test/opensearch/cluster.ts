import { randomUUID } from "node:crypto";
import { describe, inject } from "vitest";
import { Cluster, type ClusterSettings } from "../../src/search/opensearch/cluster/cluster.ts";

const server = inject("opensearch");

/** Tests that need an OpenSearch; where there is none, they are skipped and say why. */
export function describeWithOpenSearch(name: string, tests: () => void): void {
  if ("url" in server) return void describe(name, tests);
  describe.skip(`${name} (no OpenSearch: ${server.missing})`, tests);
}

/** The address of the server that all tests share. */
export const sharedUrl = (): string => ("url" in server ? server.url : "");

/** A prefix that nothing else on the server has. */
export const uniquePrefix = (): string => `test-${randomUUID()}`;

/** The shared server, with indices of the test's own. */
export const freshCluster = (settings: Partial<ClusterSettings> = {}): Cluster =>
  new Cluster({ nodes: [sharedUrl()], prefix: uniquePrefix(), shards: 1, ...settings });
