import type { ArticleStore } from "../article/store.ts";
import type { Ledger } from "../digest/ledger.ts";

type RetentionStores = {
  articles: Pick<ArticleStore, "fromFeedsBefore" | "remove">;
  ledger: Pick<Ledger, "prune">;
};

/** How long things are kept, in milliseconds: what feeds brought (for good where nothing says so), and what was posted. */
export type Retention = { articlesMs?: number; deliveriesMs: number };

/** Articles removed before others get their turn. */
const portion = 200;

/** Forgets what is older than it is to be kept; what is not done yet stays. `now` in ms. */
export async function forgetOld(
  { articles, ledger }: RetentionStores,
  { articlesMs, deliveriesMs }: Retention,
  now: number,
): Promise<void> {
  await ledger.prune(now - deliveriesMs);
  if (articlesMs === undefined) return;
  for (;;) {
    const old = await articles.fromFeedsBefore(now - articlesMs, portion);
    await articles.remove(old, now);
    if (old.length < portion) return;
  }
}
