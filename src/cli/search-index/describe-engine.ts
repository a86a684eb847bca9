import type { EngineStatus } from "../../search/opensearch/cluster/engine-status.ts";

const gigabyte = 2 ** 30;

/** The state of a search cluster as lines. */
export function describeEngine(name: string, engine: EngineStatus): string[] {
  const { version, health, nodes, unassignedShards, disks, floodStage, blocks, bytes } = engine;
  const copies = unassignedShards ? `, ${unassignedShards} copies of shards have no node` : "";
  return [
    `${version} at ${name}: ${health}, ${nodes} ${nodes === 1 ? "node" : "nodes"}${copies}; ${gigabytes(bytes)} of index.`,
    ...disks.map(
      ({ node, usedPercent, freeBytes }) =>
        `  ${node}: disk ${usedPercent} % used, ${gigabytes(freeBytes)} free`,
    ),
    ...(disks.length > 0 && floodStage ? [`  nothing is taken in from ${floodStage} on`] : []),
    ...blocks.map((block) => `Nothing is taken in: ${block} is set.`),
  ];
}

const gigabytes = (bytes: number): string => `${(bytes / gigabyte).toFixed(1)} GB`;
