import type { Article } from "../article/article.ts";
import type { ArticleStore, Change } from "../article/store.ts";
import type { SearchIndex } from "./search-index.ts";

/** Changes read at once: enough to be quick, few enough to be read without blocking. */
const chunk = 500;

/** Characters taken in at once: about a segment full, so that little has to be merged later. */
const enough = 1_000_000;

type ChangeSource = Pick<ArticleStore, "changes">;

/** Brings the index up to the store. Gives back how many changes it took in; throws what the store throws. */
export async function catchUp(index: SearchIndex, store: ChangeSource): Promise<number> {
  let taken = 0;
  for (;;) {
    const changes = await changesAfter(index.seq, store);
    if (changes.length === 0) return taken;
    await index.apply(changes);
    taken += changes.length;
  }
}

/** The next changes, chunk by chunk until there are enough. */
async function changesAfter(seq: number, store: ChangeSource): Promise<Change[]> {
  const changes = await store.changes(seq, chunk);
  let [last, size] = [changes, sizeOf(changes)];
  while (last.length === chunk && size < enough) {
    // Where this fails, what was read is taken in first; then it is read, and fails, again.
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
