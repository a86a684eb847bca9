import { lastChange } from "../../article/last-change.ts";
import type { CheckResult } from "../../chat/check-result.ts";
import { Cluster, type ClusterSettings } from "../../search/opensearch/cluster/cluster.ts";
import { SearchEngineError } from "../../search/opensearch/cluster/engine-error.ts";
import { type EngineStatus, engineStatus } from "../../search/opensearch/cluster/engine-status.ts";
import { generationInUse } from "../../search/opensearch/writing/find-generation.ts";
import { layout } from "../../search/opensearch/writing/generation.ts";
import type { Storage } from "../../storage/storage.ts";
import { errorMessage } from "../error-message.ts";

/** A running service is a second behind; so many changes are more than a minute's work. */
const maxBehind = 3_000;
/** Below this share of a disk's free space the flood stage, 95 % as OpenSearch comes, is near. */
const fullPercent = 90;

/** A search cluster: version, health, disks, blocks, the fields of its index, and how far that is behind. */
export async function checkCluster({ articles }: Storage, settings: ClusterSettings): Promise<CheckResult[]> {
  const part = "Search cluster";
  try {
    const cluster = new Cluster(settings);
    try {
      const engine = await engineStatus(cluster);
      return [
        checkEngine(cluster.name, engine),
        ...checkDisks(engine),
        await checkGeneration(cluster, articles),
      ];
    } finally {
      await cluster.close();
    }
  } catch (error) {
    if (!(error instanceof SearchEngineError)) throw error;
    if (error.code === "search_missing")
      return [
        { part, verdict: "warn", detail: "it has no index yet", remedy: "start Newsdesk, which makes it" },
      ];
    return [{ part, verdict: "fail", detail: errorMessage(error), remedy: "see SEARCH_URL" }];
  }
}

function checkEngine(
  name: string,
  { version, isSuitable, health, nodes, unassignedShards, blocks }: EngineStatus,
): CheckResult {
  const part = "Search cluster";
  const detail = `${name} is ${version}, ${health}, with ${nodes === 1 ? "one node" : `${nodes} nodes`}`;
  if (!isSuitable) return { part, verdict: "fail", detail, remedy: "use OpenSearch 2.19 or newer" };
  if (blocks.length > 0)
    return {
      part,
      verdict: "fail",
      detail: `${detail}; ${blocks.join(", ")} is set`,
      remedy: "remove that block once there is space",
    };
  if (health === "green") return { part, verdict: "pass", detail };
  const missing = `${detail}; ${unassignedShards} ${unassignedShards === 1 ? "shard has" : "shards have"} no node`;
  return health === "red"
    ? {
        part,
        verdict: "fail",
        detail: missing,
        remedy: "bring the nodes back that are gone: a part of the archive cannot be read",
      }
    : {
        part,
        verdict: "warn",
        detail: missing,
        remedy: "add a node, or set SEARCH_REPLICAS to fewer copies",
      };
}

function checkDisks({ disks, floodStage }: EngineStatus): CheckResult[] {
  return disks.map(({ node, usedPercent }) => {
    const detail = `${usedPercent} % used; nothing is taken in from ${floodStage} on`;
    const verdict = usedPercent >= fullPercent ? "warn" : "pass";
    return { part: `Disk of ${node}`, verdict, detail, remedy: "free some space, or add a node" };
  });
}

async function checkGeneration(cluster: Cluster, articles: Storage["articles"]): Promise<CheckResult> {
  const part = "Search index";
  const found = await generationInUse(cluster);
  if (!found)
    throw new SearchEngineError("search_missing", { cluster: cluster.name, detail: cluster.settings.prefix });
  const { generation, progress } = found;
  const behind = (await lastChange(articles)) - progress.seq;
  const detail = `generation ${generation.number}, ${behind} changes behind the articles`;
  if (progress.layout !== layout) {
    const remedy = "start this version of Newsdesk, or run newsdesk index rebuild";
    return { part, verdict: "warn", detail: `${detail}; made by another version of Newsdesk`, remedy };
  }
  if (behind < maxBehind) return { part, verdict: "pass", detail };
  const remedy = "where Newsdesk is running, see its log for why it writes nothing; else start it";
  return { part, verdict: "warn", detail, remedy };
}
