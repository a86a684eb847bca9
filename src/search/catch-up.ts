import type { ArticleStore } from "../article/store.ts";
import type { SearchIndex } from "./types.ts";

/** Changes read at once: enough to be quick, few enough to be read without blocking. */
const chunk = 500;

/** Brings the index up to the store. Gives back how many changes it took in; throws what the store throws. */
export async function catchUp(index: SearchIndex, store: Pick<ArticleStore, "changes">): Promise<number> {
  let taken = 0;
  for (;;) {
    const changes = await store.changes(index.seq, chunk);
    if (changes.length === 0) return taken;
    await index.apply(changes);
    taken += changes.length;
  }
}
