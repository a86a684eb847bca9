import type { ArticleStore } from "../article/store.ts";
import { TimeSlice } from "../async/yield.ts";
import type { AliasRules } from "./aliases/aliases.ts";
import { catchUp } from "./catch-up.ts";
import { FuzzyIndex, type FuzzyIndexOptions } from "./fuzzy-index.ts";
import { fromSnapshot } from "./snapshot/snapshot-contents.ts";
import { readSnapshot, SnapshotError } from "./snapshot/snapshot-file.ts";

export type OpenIndexOptions = {
  store: Pick<ArticleStore, "get" | "changes" | "count">;
  quarantine?: FuzzyIndexOptions["quarantine"];
  /** Of the snapshot. */
  path: string;
  aliases: AliasRules;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Called with the reason if the snapshot cannot be used. */
  onUnusable: (error: SnapshotError) => void;
  /** Called while the index is built anew, with how many of so many articles are in it. */
  onIndexed?: (done: number, of: number) => void;
  /** Gives up. */
  signal?: AbortSignal;
};

/** Loads the snapshot and catches up, or rebuilds the index if there is none. Throws what the store throws, and what `signal` is aborted with. */
export async function openIndex(options: OpenIndexOptions): Promise<FuzzyIndex> {
  try {
    const saved = await openSaved(options);
    if (saved) return saved;
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    options.onUnusable(error);
  }
  const index = new FuzzyIndex({ ...options, articles: options.store });
  const { store, signal, onIndexed = () => {} } = options;
  const all = await store.count();
  await catchUp(index, store, signal, (done) => onIndexed(Math.min(done, all), all));
  signal?.throwIfAborted();
  return index;
}

async function openSaved(options: OpenIndexOptions): Promise<FuzzyIndex | undefined> {
  const { store, path } = options;
  const snapshot = await readSnapshot(path);
  if (!snapshot) return undefined;
  const contents = await fromSnapshot(snapshot, options.aliases, new TimeSlice()).catch((cause) => {
    throw new SnapshotError(`${path} does not fit this version`, { cause });
  });
  const index = new FuzzyIndex({ ...options, articles: store, contents });
  if (!(await catchesUpWith(store, index, options.signal)))
    throw new SnapshotError(`${path} is of another database`);
  return index;
}

/**
 * Brings the index up to the store while others write there. False if it is the index of another
 * database, or of a later state of this one.
 */
async function catchesUpWith(
  store: OpenIndexOptions["store"],
  index: FuzzyIndex,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const catchUpNow = () => catchUp(index, store, signal);
  for (let applied = await catchUpNow(); ; applied = await catchUpNow()) {
    signal?.throwIfAborted();
    const sample = index.someIds();
    const isSameSize = (await store.count()) === index.size;
    if (isSameSize && (await store.get(sample)).length === sample.length) return true;
    if (applied === 0) return false;
  }
}
