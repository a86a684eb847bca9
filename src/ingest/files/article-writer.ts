import type { ArticleDraft } from "../../article/article.ts";
import type { AddOutcome, ArticleStore } from "../../article/store.ts";
import { yieldToEventLoop } from "../../async/yield.ts";

/** The outcomes of a file's articles. */
type WriteCounts = { new: number; changed: number; unchanged: number };

/** Drafts that are stored batchSize: a transaction for each small file would be slow. */
const batchSize = 100;
const batchCharacters = 200_000;

const counters: Record<AddOutcome, keyof WriteCounts> = {
  added: "new",
  changed: "changed",
  unchanged: "unchanged",
};

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
    const stored = waiting;
    waiting = [];
    characters = 0;
    if (stored.length === 0) return;
    // Reading them took time too.
    await yieldToEventLoop();
    const drafts = stored.map(({ draft }) => draft);
    const { outcomes } = await store.add(drafts, now);
    for (const [index, { counts }] of stored.entries()) counts[counters[outcomes[index] ?? "unchanged"]]++;
  };
  return {
    async take(counts, drafts) {
      waiting.push(...drafts.map((draft) => ({ counts, draft })));
      taken += drafts.length;
      for (const { title, body = "", summary = "" } of drafts)
        characters += title.length + body.length + summary.length;
      if (waiting.length >= batchSize || characters >= batchCharacters) await flush();
    },
    flush,
    get taken() {
      return taken;
    },
  };
}
