import type { ArticleDraft } from "../../../article/article.ts";
import { articleKey } from "../../../article/identity.ts";
import { type Draft, identified } from "../../draft.ts";

/** Clocks differ, but a date further in the future is wrong, and its article would stay the newest until then. */
const maxAheadMs = 86_400_000;

/** The articles of a feed, with the feed's own name for each as its first key. */
export const identify = (drafts: Draft[], feedId: string, now: number): ArticleDraft[] =>
  drafts.map((draft) => {
    const isWrong = draft.publishedAt !== undefined && draft.publishedAt > now + maxAheadMs;
    const dated = isWrong ? { ...draft, publishedAt: undefined } : draft;
    return identified(dated, articleKey.feed(feedId, draft.part ?? ""));
  });
