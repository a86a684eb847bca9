import { z } from "zod";
import type { Cluster } from "./cluster.ts";
import { readName } from "./index-names.ts";

type NodeDisk = { node: string; usedPercent: number; freeBytes: number };

/** What an operator wants to know of a cluster. */
export type EngineStatus = {
  /** Such as "opensearch 2.19.6". */
  version: string;
  isSuitable: boolean;
  health: "green" | "yellow" | "red";
  nodes: number;
  unassignedShards: number;
  /** Of the indices that are read. */
  articles: number;
  bytes: number;
  disks: NodeDisk[];
  /** The share of a disk, or the free space, from which on nothing is taken in, as the cluster is set. */
  floodStage: string;
  /** Why nothing can be written, as set on the index of articles. */
  blocks: string[];
};

const least = [2, 19] as const;

/** Asks the cluster for its state. Throws SearchEngineError. */
export async function engineStatus(cluster: Cluster): Promise<EngineStatus> {
  const version = await versionOf(cluster);
  const [health, size, disks, floodStage, blocks] = await Promise.all([
    healthOf(cluster),
    sizeOf(cluster),
    disksOf(cluster),
    floodStageOf(cluster),
    blocksOf(cluster),
  ]);
  return { ...version, ...health, ...size, disks, floodStage, blocks };
}

const versionAnswer = z.object({
  version: z.object({ number: z.string(), distribution: z.string().default("elasticsearch") }),
});

async function versionOf(cluster: Cluster): Promise<Pick<EngineStatus, "version" | "isSuitable">> {
  const { version } = await cluster.ask({ method: "GET", path: "/" }, versionAnswer);
  const [major = 0, minor = 0] = version.number.split(".").map(Number);
  const isNewEnough = major > least[0] || (major === least[0] && minor >= least[1]);
  return {
    version: `${version.distribution} ${version.number}`,
    isSuitable: version.distribution === "opensearch" && isNewEnough,
  };
}

const healthAnswer = z.object({
  status: z.enum(["green", "yellow", "red"]),
  number_of_nodes: z.number(),
  unassigned_shards: z.number(),
});

/** Of Newsdesk's indices, not of others on the cluster. */
async function healthOf(
  cluster: Cluster,
): Promise<Pick<EngineStatus, "health" | "nodes" | "unassignedShards">> {
  const path = `/_cluster/health/${cluster.settings.prefix}-*`;
  const found = await cluster.ask({ method: "GET", path, isLed: true }, healthAnswer);
  return {
    health: found.status,
    nodes: found.number_of_nodes,
    unassignedShards: found.unassigned_shards,
  };
}

const sizeAnswer = z.object({
  _all: z.object({
    primaries: z.object({ docs: z.object({ count: z.number() }).optional() }),
    total: z.object({ store: z.object({ size_in_bytes: z.number() }).optional() }),
  }),
});

async function sizeOf(cluster: Cluster): Promise<Pick<EngineStatus, "articles" | "bytes">> {
  const path = `/${readName(cluster, "articles")}*/_stats/docs,store`;
  const { primaries, total } = (await cluster.ask({ method: "GET", path }, sizeAnswer))._all;
  return { articles: primaries.docs?.count ?? 0, bytes: total.store?.size_in_bytes ?? 0 };
}

const disksAnswer = z.array(
  z.object({
    node: z.string(),
    "disk.percent": z.coerce.number().nullish(),
    "disk.avail": z.coerce.number().nullish(),
  }),
);

async function disksOf(cluster: Cluster): Promise<NodeDisk[]> {
  const query = { format: "json", bytes: "b", h: "node,disk.percent,disk.avail" };
  const request = { method: "GET", path: "/_cat/allocation", query, isLed: true } as const;
  const found = await cluster.ask(request, disksAnswer);
  // A line without figures counts the shards that no node has.
  return found.flatMap(({ node, "disk.percent": usedPercent, "disk.avail": freeBytes }) =>
    typeof usedPercent === "number" && typeof freeBytes === "number"
      ? [{ node, usedPercent, freeBytes }]
      : [],
  );
}

const floodStageName = "cluster.routing.allocation.disk.watermark.flood_stage";
const settingsOf = z.record(z.string(), z.record(z.string(), z.unknown()));

async function floodStageOf(cluster: Cluster): Promise<string> {
  const query = { include_defaults: true, flat_settings: true, filter_path: `*.${floodStageName}` };
  const request = { method: "GET", path: "/_cluster/settings", query, isLed: true } as const;
  const found = await cluster.ask(request, settingsOf);
  const set = [found.transient, found.persistent, found.defaults].map((one) => one?.[floodStageName]);
  return String(set.find((one) => one !== undefined) ?? "");
}

async function blocksOf(cluster: Cluster): Promise<string[]> {
  const path = `/${readName(cluster, "articles")}/_settings/index.blocks.*`;
  const query = { flat_settings: true };
  const request = { method: "GET", path, query, isLed: true } as const;
  const indices = await cluster.ask(request, z.record(z.string(), settingsOf));
  return Object.values(indices).flatMap(({ settings = {} }) =>
    Object.entries(settings).flatMap(([name, value]) => (String(value) === "true" ? [name] : [])),
  );
}
