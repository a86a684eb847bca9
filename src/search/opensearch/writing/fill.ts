import type { ArticleStore } from "../../../article/store.ts";
import type { Cluster } from "../cluster/cluster.ts";
import type { RefusedWrite } from "./bulk.ts";
import type { EngineWriter } from "./engine-writer.ts";
import type { Generation } from "./generation.ts";
import { type EngineProgress, saveProgress } from "./progress.ts";

/** What fills the indices of a cluster, and how. */
export type EngineSource = {
  cluster: Cluster;
  articles: Pick<ArticleStore, "changes">;
  /** The store that the articles are of. */
  database: string;
  onRefused: (refused: RefusedWrite[]) => void;
};

type Filled = { generation: Generation; writer: EngineWriter; progress: EngineProgress };

type FillOptions = {
  /** Whether this process is still the one that writes here. */
  isOurs: () => Promise<boolean>;
  /** Takes the last change written so far. */
  onProgress?: (seq: number) => void;
  signal?: AbortSignal;
};

/** Lines of the change feed. */
const portionSize = 500;

/**
 * Writes all changes that a generation lacks; the next are read while some are written. What is done is saved, so that
 * a fill that was broken off goes on there. Returns the progress.
 * @throws SearchEngineError, and what the store throws
 */
export async function fill(
  { cluster, articles, onRefused }: EngineSource,
  { generation, writer, progress }: Filled,
  { isOurs, onProgress, signal }: FillOptions,
): Promise<EngineProgress> {
  let done = progress;
  let writing: Promise<void> = Promise.resolve();
  for (let after = done.seq; ; ) {
    const changes = await articles.changes(after, portionSize);
    // What is to be known of updated articles has to be there first.
    if (changes.length === 0 || changes.some(({ kind }) => kind === "update")) await writing;
    const writes = await writer.prepare(changes);
    await writing;
    const last = changes.at(-1);
    if (!last || signal?.aborted || !(await isOurs())) return done;
    after = last.seq;
    writing = writer.write(writes).then(async (refused) => {
      if (refused.length > 0) onRefused(refused);
      const next = { ...done, seq: last.seq };
      await saveProgress(cluster, generation.number, next);
      done = next;
      onProgress?.(done.seq);
    });
    // It is awaited above; until then the next changes may be read.
    writing.catch(() => {});
  }
}
