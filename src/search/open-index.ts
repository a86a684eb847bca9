import type { ArticleStore } from "../article/store.ts";
import { TimeSlice } from "../async/yield.ts";
import type { AliasRules } from "./aliases/aliases.ts";
import { catchUp } from "./catch-up.ts";
import { FuzzyIndex } from "./fuzzy-index.ts";
import { fromSnapshot } from "./snapshot/snapshot-contents.ts";
import { readSnapshot, SnapshotError } from "./snapshot/snapshot-file.ts";

export type OpenIndexOptions = {
  store: Pick<ArticleStore, "get" | "changes" | "count">;
  /** Where the index was saved. */
  path: string;
  aliases: AliasRules;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Called with the reason if what was saved cannot be used. */
  onUnusable: (error: SnapshotError) => void;
};

/**
 * The index of a store: as it was saved and brought up to date, or built anew where nothing usable
 * was saved. Throws what the store throws.
 */
export async function openIndex(options: OpenIndexOptions): Promise<FuzzyIndex> {
  try {
    const saved = await openSaved(options);
    if (saved) return saved;
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    options.onUnusable(error);
  }
  const index = new FuzzyIndex({ ...options, articles: options.store });
  await catchUp(index, options.store);
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
  if (!(await catchesUpWith(store, index))) throw new SnapshotError(`${path} is of another database`);
  return index;
}

/** Brings the index up to the store, whatever others write there meanwhile; false where it is of another store. */
async function catchesUpWith(store: OpenIndexOptions["store"], index: FuzzyIndex): Promise<boolean> {
  await catchUp(index, store);
  while (!(await isOf(store, index))) if ((await catchUp(index, store)) === 0) return false;
  return true;
}

/** Whether the index has the articles of this store: the database may be another, or older than the index. */
async function isOf(store: OpenIndexOptions["store"], index: FuzzyIndex): Promise<boolean> {
  const sample = index.someIds();
  return (await store.count()) === index.size && (await store.get(sample)).length === sample.length;
}
