import type { ArticleDraft } from "../../../article/article.ts";
import { articleKey } from "../../../article/identity.ts";
import type { Draft } from "../../draft.ts";

/** Clocks differ, but a date further ahead than this is wrong, and would stay the newest news for as long. */
const farAhead = 86_400_000;

/** The articles of a feed with what they are known by: the feed's name for them, then their address, then their words. */
export function identify(drafts: Draft[], feedId: string, now: number): ArticleDraft[] {
  return drafts.map(({ part = "", sharesUrl, sharesText, ...draft }) => {
    const words = draft.body ?? draft.summary ?? "";
    const isAhead = draft.publishedAt !== undefined && draft.publishedAt > now + farAhead;
    return {
      ...draft,
      publishedAt: isAhead ? undefined : draft.publishedAt,
      keys: [
        articleKey.feed(feedId, part),
        ...(draft.url && !sharesUrl ? [articleKey.url(draft.url)] : []),
        ...(words && !sharesText ? [articleKey.text(draft.title, words)] : []),
      ],
    };
  });
}
