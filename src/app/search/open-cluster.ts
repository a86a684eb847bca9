import v8 from "node:v8";
import { Cluster, type ClusterSettings } from "../../search/opensearch/cluster/cluster.ts";

/**
 * By so much of what is in use the heap may grow before it is cleared, in percent. By itself V8 lets one of 50 MB grow to
 * 150 and keeps the room: with the index elsewhere most of a process would be what nobody needs any more.
 */
const heapGrowthPercent = 40;

/** The cluster that keeps the index of this process, which then takes little memory itself. */
export function openCluster(settings: ClusterSettings): Cluster {
  v8.setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`);
  return new Cluster(settings);
}
