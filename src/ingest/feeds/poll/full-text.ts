import type { Article, ArticleDraft } from "../../../article/article.ts";
import { articleKey } from "../../../article/identity.ts";
import { UnreadableError } from "../../draft.ts";
import { FetchError } from "../../fetch/fetch-error.ts";
import type { FeedClient } from "./fetch-feed.ts";

/** A page's text that is not longer than this, in characters, is no article: a notice, a paywall. */
const shortestBody = 200;

/** Whether a page may be fetched by its site's robots.txt. */
export type MayFetch = (url: string) => Promise<boolean>;

/**
 * The article with the text of its page, where the feed had only a teaser and the page has more;
 * undefined where it has not. It goes by its address alone, so that the feed's own teaser, coming
 * again, is not taken for a change of it.
 */
export async function withFullText(
  article: Article,
  { fetcher, parser }: FeedClient,
  mayFetch: MayFetch,
): Promise<ArticleDraft | undefined> {
  const { id: _, addedAt: __, storyId: ___, ...teaser } = article;
  if (!article.url || (article.body && !article.truncated) || !(await mayFetch(article.url)))
    return undefined;
  try {
    const { status, bytes, url, charset } = await fetcher.get(article.url, {
      accept: "text/html, application/xhtml+xml",
    });
    if (status !== 200) return undefined;
    const [page] = (await parser.parse({ kind: "html", bytes, folder: article.source, url, charset })).drafts;
    const body = page?.body ?? "";
    if (body.length < Math.max(shortestBody, (article.body ?? "").length)) return undefined;
    return {
      ...teaser,
      body,
      truncated: undefined,
      byline: teaser.byline ?? page?.byline,
      image: teaser.image ?? page?.image,
      publishedAt: teaser.publishedAt ?? page?.publishedAt,
      section: teaser.section ?? page?.section,
      keys: [articleKey.url(article.url)],
    };
  } catch (error) {
    // The teaser is there; a page that cannot be had or read is no reason to lose it.
    if (error instanceof FetchError || error instanceof UnreadableError) return undefined;
    throw error;
  }
}
