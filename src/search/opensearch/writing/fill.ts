import type { Article } from "../../../article/article.ts";
import type { ArticleStore, Change } from "../../../article/store.ts";
import { sum } from "../../structures/sum.ts";
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

/** Lines of the change feed that are read at once: so many, but fewer of long articles, whose terms take much memory. */
const mostLines = 500;
const fewestLines = 20;
/** Of the texts of some lines; the cluster is sent about five bytes for each. */
const charsAtOnce = 400_000;

/** How many lines to read next, after some. */
const linesAfter = (changes: Change[]): number => {
  const chars = sum(changes.map((change) => (change.kind === "remove" ? 0 : charsOf(change.article))));
  const fitting = Math.floor((changes.length * charsAtOnce) / Math.max(1, chars));
  return Math.min(mostLines, Math.max(fewestLines, fitting));
};

const charsOf = ({ title, summary = "", body = "" }: Article): number =>
  title.length + summary.length + body.length;

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
  let lines = fewestLines;
  for (let after = done.seq; ; ) {
    const changes = await articles.changes(after, lines);
    // What is to be known of updated articles has to be there first.
    if (changes.length === 0 || changes.some(({ kind }) => kind === "update")) await writing;
    const writes = await writer.prepare(changes);
    await writing;
    const last = changes.at(-1);
    if (!last || signal?.aborted || !(await isOurs())) return done;
    [after, lines] = [last.seq, linesAfter(changes)];
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
