import type { Article } from "../article/article.ts";
import type { ArticleStore, Change } from "../article/store.ts";
import type { SearchIndex } from "./search-index.ts";

/** Changes read at a time: enough to be quick, few enough to be read without blocking. */
const chunk = 500;

/** Characters applied at a time: about a segment full, so that little has to be merged later. */
const enough = 1_000_000;

type ChangeSource = Pick<ArticleStore, "changes">;

/** Brings the index up to the store. Returns how many changes were applied; throws what the store throws. */
export async function catchUp(index: SearchIndex, store: ChangeSource): Promise<number> {
  let applied = 0;
  for (;;) {
    const changes = await changesAfter(index.seq, store);
    if (changes.length === 0) return applied;
    await index.apply(changes);
    applied += changes.length;
  }
}

/** The next changes, chunk by chunk until there are enough. */
async function changesAfter(seq: number, store: ChangeSource): Promise<Change[]> {
  const changes = await store.changes(seq, chunk);
  let [last, size] = [changes, sizeOf(changes)];
  while (last.length === chunk && size < enough) {
    // If this fails, what was read is applied first; then the read is tried, and fails, again.
    last = await store.changes((last.at(-1) as Change).seq, chunk).catch(() => []);
    changes.push(...last);
    size += sizeOf(last);
  }
  return changes;
}

const sizeOf = (changes: Change[]): number =>
  changes.reduce((size, change) => size + (change.kind === "remove" ? 0 : lengthOf(change.article)), 0);

const lengthOf = ({ title, summary = "", body = "" }: Article): number =>
  title.length + summary.length + body.length;
