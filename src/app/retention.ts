import type { ArticleStore } from "../article/store.ts";
import type { Config } from "../config.ts";
import type { Ledger } from "../digest/ledger.ts";

type RetentionStores = {
  articles: Pick<ArticleStore, "fromFeedsBefore" | "remove">;
  ledger: Pick<Ledger, "prune">;
};

/** Articles removed in one transaction: others get in between. */
const batchSize = 200;

/** Removes what is older than that; deliveries that are not finished stay. */
export async function forgetOld(
  { articles, ledger }: RetentionStores,
  { articlesMs, deliveriesMs }: Config["retention"],
  now: number,
): Promise<void> {
  await ledger.prune(now - deliveriesMs);
  if (articlesMs === undefined) return;
  for (;;) {
    const old = await articles.fromFeedsBefore(now - articlesMs, batchSize);
    await articles.remove(old, now);
    if (old.length < batchSize) return;
  }
}
