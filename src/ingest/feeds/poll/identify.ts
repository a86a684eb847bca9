import type { ArticleDraft } from "../../../article/article.ts";
import { articleKey } from "../../../article/identity.ts";
import { TimeSlice } from "../../../async/yield.ts";
import { type Draft, identified } from "../../draft.ts";

/** Clocks differ, but a date further in the future is wrong, and its article would stay the newest until then. */
const maxAheadMs = 86_400_000;

/** The articles of a feed, with the feed's own name for each as its first key; long texts one by one. */
export async function identify(drafts: Draft[], feedId: string, now: number): Promise<ArticleDraft[]> {
  const articles: ArticleDraft[] = [];
  const slice = new TimeSlice();
  for (const draft of drafts) {
    await slice.yieldIfDue();
    const isWrong = draft.publishedAt !== undefined && draft.publishedAt > now + maxAheadMs;
    const dated = isWrong ? { ...draft, publishedAt: undefined } : draft;
    articles.push(identified(dated, (part) => articleKey.feed(feedId, part)));
  }
  return articles;
}
