import type { ArticleDraft } from "../../article/article.ts";
import type { AddOutcome, ArticleStore } from "../../article/store.ts";
import { yieldToEventLoop } from "../../async/yield.ts";

/** What became of a file's articles. */
type WriteCounts = { new: number; changed: number; unchanged: number };

/** Drafts that are stored together: a transaction for each of many small files takes its time. */
const together = 100;
const charactersTogether = 200_000;

const counters: Record<AddOutcome, keyof WriteCounts> = {
  added: "new",
  changed: "changed",
  unchanged: "unchanged",
};

/** Takes the articles of file after file and stores them in portions. Rejects as the store does. */
export type ArticleWriter = {
  /** Takes a file's articles; `tally` counts them once they are stored. */
  take(counts: WriteCounts, drafts: ArticleDraft[]): Promise<void>;
  /** Stores what was taken and is not stored yet. */
  flush(): Promise<void>;
  /** How many articles were taken in all. */
  readonly taken: number;
};

/** An intake into a store; `now` in milliseconds since the epoch. */
export function createIntake(store: Pick<ArticleStore, "add">, now: number): ArticleWriter {
  let waiting: { counts: WriteCounts; draft: ArticleDraft }[] = [];
  let characters = 0;
  let taken = 0;
  const flush = async () => {
    const stored = waiting;
    waiting = [];
    characters = 0;
    if (stored.length === 0) return;
    // Reading them took its time too.
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
      if (waiting.length >= together || characters >= charactersTogether) await flush();
    },
    flush,
    get taken() {
      return taken;
    },
  };
}
