import type { ArticleDraft } from "../../../article/article.ts";
import { articleKey } from "../../../article/identity.ts";
import { type Draft, identified } from "../../draft.ts";

/** Clocks differ, but a date further in the future than this is wrong, and the article would stay the newest for as long. */
const maxAheadMs = 86_400_000;

/** The articles of a feed, with the feed's own name for each as its first key. */
export const identify = (drafts: Draft[], feedId: string, now: number): ArticleDraft[] =>
  drafts.map(({ publishedAt, ...draft }) =>
    identified(
      { ...draft, publishedAt: publishedAt && publishedAt > now + maxAheadMs ? undefined : publishedAt },
      articleKey.feed(feedId, draft.part ?? ""),
    ),
  );
