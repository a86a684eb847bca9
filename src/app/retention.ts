import type { ArticleStore } from "../article/store.ts";
import type { QuestionCounts } from "../bot/statistics/question-counts.ts";
import type { Config } from "../config.ts";
import type { Ledger } from "../digest/ledger.ts";

type RetentionStores = {
  articles: Pick<ArticleStore, "fromFeedsBefore" | "remove">;
  ledger: Pick<Ledger, "prune">;
  questions: Pick<QuestionCounts, "prune">;
};

/** Removed in one transaction, so that other writers get their turn in between. */
const maxBatchArticles = 200;

/** Removes articles, and deliveries and counted questions, past their retention; what is not finished stays. */
export async function forgetOld(
  { articles, ledger, questions }: RetentionStores,
  { articlesMs, deliveriesMs }: Config["retention"],
  now: number,
): Promise<void> {
  await ledger.prune(now - deliveriesMs);
  await questions.prune(now - deliveriesMs);
  if (articlesMs === undefined) return;
  for (;;) {
    const old = await articles.fromFeedsBefore(now - articlesMs, maxBatchArticles);
    await articles.remove(old, now);
    if (old.length < maxBatchArticles) return;
  }
}
