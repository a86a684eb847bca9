import type { ArticleStore } from "../article/store.ts";
import type { Config } from "../config.ts";
import type { Ledger } from "../digest/ledger.ts";

type RetentionStores = {
  articles: Pick<ArticleStore, "fromFeedsBefore" | "remove">;
  ledger: Pick<Ledger, "prune">;
};

/** Removed in one transaction, so that other writers get their turn in between. */
const maxBatchArticles = 200;

/** Removes articles and deliveries past their retention; deliveries that are not finished stay. */
export async function forgetOld(
  { articles, ledger }: RetentionStores,
  { articlesMs, deliveriesMs }: Config["retention"],
  now: number,
): Promise<void> {
  await ledger.prune(now - deliveriesMs);
  if (articlesMs === undefined) return;
  for (;;) {
    const old = await articles.fromFeedsBefore(now - articlesMs, maxBatchArticles);
    await articles.remove(old, now);
    if (old.length < maxBatchArticles) return;
  }
}
