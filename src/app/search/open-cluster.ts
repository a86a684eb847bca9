import v8 from "node:v8";
import { runInNewContext } from "node:vm";
import { Cluster, type ClusterSettings } from "../../search/opensearch/cluster/cluster.ts";

/**
 * By so much of what is in use the heap may grow before it is cleared, in percent. By itself V8 lets one of 50 MB grow to
 * 150 and keeps the room: with the index elsewhere most of a process would be what nobody needs any more.
 */
const heapGrowthPercent = 40;

/** The cluster that keeps the index of this process, which then takes little memory itself. */
export function openCluster(settings: ClusterSettings): Cluster {
  v8.setFlagsFromString(`--heap-growing-percent=${heapGrowthPercent}`);
  clearHeap();
  return new Cluster(settings);
}

/** The next limit comes of it; until then the one holds that was set as the process started. */
function clearHeap(): void {
  v8.setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  v8.setFlagsFromString("--no-expose-gc");
}
