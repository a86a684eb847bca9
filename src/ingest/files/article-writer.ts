import type { ArticleDraft } from "../../article/article.ts";
import type { ArticleStore } from "../../article/store.ts";
import { yieldToEventLoop } from "../../async/yield.ts";

/** The outcomes of a file's articles. */
type WriteCounts = { new: number; changed: number; unchanged: number };

/** Drafts are stored in batches: a transaction for each small file would be slow. */
const batchDrafts = 100;
const batchChars = 200_000;

/** Collects the articles of files and stores them in batches. Rejects as the store does. */
export type ArticleWriter = {
  /** Adds a file's articles; `counts` is updated once they are stored. */
  take(counts: WriteCounts, drafts: ArticleDraft[]): Promise<void>;
  /** Stores what has been collected. */
  flush(): Promise<void>;
  /** How many articles were collected in all. */
  readonly taken: number;
};

/** `now` in milliseconds since the epoch. */
export function createIntake(store: Pick<ArticleStore, "add">, now: number): ArticleWriter {
  let waiting: { counts: WriteCounts; draft: ArticleDraft }[] = [];
  let characters = 0;
  let taken = 0;
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    characters = 0;
    if (batch.length === 0) return;
    // Reading them took time too.
    await yieldToEventLoop();
    const drafts = batch.map(({ draft }) => draft);
    const { outcomes } = await store.add(drafts, now);
    for (const [index, { counts }] of batch.entries()) {
      const outcome = outcomes[index] ?? "unchanged";
      counts[outcome === "added" ? "new" : outcome]++;
    }
  };
  return {
    async take(counts, drafts) {
      waiting.push(...drafts.map((draft) => ({ counts, draft })));
      taken += drafts.length;
      for (const { title, body = "", summary = "" } of drafts)
        characters += title.length + body.length + summary.length;
      if (waiting.length >= batchDrafts || characters >= batchChars) await flush();
    },
    flush,
    get taken() {
      return taken;
    },
  };
}
