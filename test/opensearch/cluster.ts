import { randomUUID } from "node:crypto";
import { describe, inject } from "vitest";
import { z } from "zod";
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

const prefixes: string[] = [];

/** The shared server, with indices of the test's own, which are there until the end of its file. */
export function freshCluster(settings: Partial<ClusterSettings> = {}): Cluster {
  const prefix = uniquePrefix();
  prefixes.push(prefix);
  return new Cluster({ nodes: [sharedUrl()], prefix, shards: 1, ...settings });
}

/** Removes all indices of these clusters: with each one that is left, every change takes the server longer. */
export async function removeIndices(): Promise<void> {
  if (prefixes.length === 0) return;
  const cluster = new Cluster({ nodes: [sharedUrl()], prefix: "all", shards: 1 });
  for (const prefix of prefixes.splice(0))
    await cluster.work({ method: "DELETE", path: `/${prefix}-*` }, z.unknown());
  await cluster.close();
}
