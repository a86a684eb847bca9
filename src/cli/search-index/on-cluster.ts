import { openData, openDataToRead } from "../../app/data-folder.ts";
import { openCluster } from "../../app/search/open-cluster.ts";
import { stopSignal } from "../../app/stop-signal.ts";
import { lastChange } from "../../article/last-change.ts";
import type { Config } from "../../config.ts";
import { errorText } from "../../locales/error-text.ts";
import type { Cluster, ClusterSettings } from "../../search/opensearch/cluster/cluster.ts";
import { SearchEngineError } from "../../search/opensearch/cluster/engine-error.ts";
import { engineStatus } from "../../search/opensearch/cluster/engine-status.ts";
import { compareWithStore } from "../../search/opensearch/writing/compare.ts";
import { type FoundGeneration, generationInUse } from "../../search/opensearch/writing/find-generation.ts";
import { layout } from "../../search/opensearch/writing/generation.ts";
import { rebuild } from "../../search/opensearch/writing/rebuild.ts";
import { identityOf } from "../../storage/state/database-identity.ts";
import type { Storage } from "../../storage/storage.ts";
import { describeEngine } from "./describe-engine.ts";
import { differing, type IndexCare, type IndexReport } from "./index-care.ts";

type Opened = { cluster: Cluster; storage: Storage };

/** The index on a search cluster, which all processes share. */
export function clusterIndex(config: Config, settings: ClusterSettings): IndexCare {
  const withBoth = async (
    open: (config: Config) => Promise<Storage>,
    work: (opened: Opened) => Promise<IndexReport>,
  ) => {
    const cluster = openCluster(settings);
    const storage = await open(config);
    return work({ cluster, storage }).finally(() => Promise.all([storage.close(), cluster.close()]));
  };
  return {
    status: () => withBoth(openDataToRead, status),
    rebuild: () => withBoth(openData, rebuildBeside),
    check: () => withBoth(openDataToRead, check),
  };
}

/** The generation that is read, and how far it is. */
async function current({ cluster }: Opened): Promise<FoundGeneration> {
  const found = await generationInUse(cluster);
  if (found) return found;
  throw new SearchEngineError("search_missing", { cluster: cluster.name, detail: cluster.settings.prefix });
}

async function status(opened: Opened): Promise<IndexReport> {
  const { cluster, storage } = opened;
  const engine = await engineStatus(cluster);
  const { generation, progress } = await current(opened);
  const stored = await storage.articles.count();
  const behind = (await lastChange(storage.articles)) - progress.seq;
  const isCurrent = progress.layout === layout;
  const data = {
    ...{ kind: "opensearch", cluster: cluster.name, generation: generation.number, seq: progress.seq },
    ...{ behind, stored, isCurrent, ...engine },
  };
  return {
    isSound: engine.isSuitable && engine.health !== "red" && engine.blocks.length === 0 && isCurrent,
    data,
    lines: [
      ...describeEngine(cluster.name, engine),
      `Generation ${generation.number} of ${cluster.settings.prefix}-*: ${engine.articles} of ${stored} articles, at change ${progress.seq}, ${behind} behind the articles.`,
      ...(isCurrent
        ? []
        : ["It was made by another version of Newsdesk: a running Newsdesk builds it anew by itself."]),
    ],
  };
}

const secondsPerLine = 10;

async function rebuildBeside({ cluster, storage }: Opened): Promise<IndexReport> {
  const isOurs = () => storage.leases.acquire("search rebuild", Date.now());
  if (!(await isOurs()))
    return {
      isSound: false,
      data: { kind: "opensearch", rebuilt: false },
      lines: ["Another process builds the index anew at the moment."],
    };
  const begun = performance.now();
  const upto = await lastChange(storage.articles);
  let told = begun;
  let waitsFor = "";
  const source = {
    ...{ cluster, articles: storage.articles, database: await identityOf(storage.keyValues) },
    onRefused: tellRefused,
  };
  const done = await rebuild(source, {
    isOurs,
    signal: stopSignal(),
    onProgress(seq) {
      waitsFor = "";
      if (performance.now() - told < secondsPerLine * 1_000) return;
      told = performance.now();
      console.error(`change ${seq} of ${upto}`);
    },
    onWait({ code, message }) {
      // The same may be told in other words: one node does not answer, another refuses.
      if (code !== waitsFor) console.error(`Waiting: ${errorText(message)}`);
      waitsFor = code;
    },
  });
  const seconds = (performance.now() - begun) / 1_000;
  const said = done
    ? `Built anew from ${upto} changes in ${seconds.toFixed(1)} s; it is in use now.`
    : "Broken off. The next rebuild goes on where this one ended.";
  return { isSound: done, data: { kind: "opensearch", rebuilt: done, seq: upto, seconds }, lines: [said] };
}

const tellRefused = (refused: { write: { id: string }; error: SearchEngineError }[]): void => {
  for (const { write, error } of refused)
    console.error(`${write.id} is left out: ${errorText(error.message)}`);
};

async function check(opened: Opened): Promise<IndexReport> {
  const { cluster, storage } = opened;
  const { generation, progress } = await current(opened);
  const place = { cluster, generation: generation.number };
  const faults = await compareWithStore(place, storage.articles, progress.seq);
  const { missing, outdated, removed } = faults;
  const isSound = missing.length + outdated.length + removed.length === 0;
  return {
    isSound,
    data: { kind: "opensearch", generation: generation.number, seq: progress.seq, ...faults },
    lines: [
      `Compared up to change ${progress.seq}.`,
      ...differing("are missing in the index", missing),
      ...differing("have an old text in the index", outdated),
      ...differing("were removed, but are in the index", removed),
      isSound ? "Nothing differs." : "Build it anew: newsdesk index rebuild",
    ],
  };
}
