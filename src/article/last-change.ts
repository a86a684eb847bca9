import type { ArticleStore } from "./store.ts";

/** The number of the last change of the articles; 0 if there is none. Throws what the store throws. */
export async function lastChange({ latest }: Pick<ArticleStore, "latest">): Promise<number> {
  return (await latest({ after: 0, upto: Number.MAX_SAFE_INTEGER }, 1))?.upto ?? 0;
}
