import type { Article, ArticleDraft } from "../../../article/article.ts";
import { articleKey } from "../../../article/identity.ts";
import { UnreadableError } from "../../draft.ts";
import { FetchError } from "../../fetch/fetch-error.ts";
import type { Robots } from "../../fetch/robots.ts";
import { betterPicture } from "../../text/own-picture.ts";
import { shareTold, toldWords } from "../../text/told-words.ts";
import { doorHeaders, type FeedDoor } from "../feed-door.ts";
import type { FeedClient } from "../poll/fetch-feed.ts";
import { type PageRuleStore, selectorsOf } from "../rules/page-rules.ts";
import { siteOf } from "../rules/rule.ts";
import type { SiteFurniture } from "./site-furniture.ts";

/** A page with fewer characters of text holds a notice or a paywall rather than an article. */
const minBodyChars = 200;

const maxPageBytes = 10_000_000;

type PageReading = {
  furniture: SiteFurniture;
  pageRules: Pick<PageRuleStore, "of">;
  /** How the feed is signed in to. */
  door?: FeedDoor;
};

/** The share of a teaser's words that its article has: a page without them shows something else. */
const minShareTold = 0.3;
const minToldWords = 3;

/** Whether a page may have more of an article than its feed brought. */
export const isTeaser = (article: Article): article is Article & { url: string } =>
  article.url !== undefined && (!article.body || article.truncated === true);

/**
 * The article with the text of its page, if the feed had only a teaser, and the page has more and the
 * same words; otherwise undefined. What the site's other pages have too is left out. An operator's rule that
 * takes an element of the page is not doubted. Its only key is its address, so that the feed's teaser, when
 * it comes again, is not taken for a revision.
 */
export async function withFullText(
  article: Article,
  { fetcher, parser }: FeedClient,
  { mayFetch }: Pick<Robots, "mayFetch">,
  { furniture, pageRules, door }: PageReading,
): Promise<ArticleDraft | undefined> {
  const { id: _, addedAt: __, storyId: ___, ...teaser } = article;
  if (!isTeaser(article) || !(await mayFetch(article.url))) return undefined;
  try {
    const { status, bytes, url, charset, isCut } = await fetcher.get(article.url, (at) => ({
      accept: "text/html, application/xhtml+xml",
      ...doorHeaders(door, at),
    }));
    if (status !== 200 || isCut || bytes.length > maxPageBytes) return undefined;
    const told = article.body ?? article.summary ?? "";
    const selectors = selectorsOf(await pageRules.of(siteOf(url)));
    const origin = { folder: article.source, url, charset, teaser: `${article.title}\n${told}`, selectors };
    const { drafts, selected } = await parser.parse({ kind: "html", bytes, ...origin });
    const [page] = drafts;
    // A rough reading has the menus too.
    const body = page?.overran ? "" : furniture.without(page?.body ?? "", url);
    const isChosen = selected !== undefined && selected.taken > 0 && body !== "";
    if (!isChosen && body.length < Math.max(minBodyChars, (article.body ?? "").length)) return undefined;
    if (!isChosen && !isAbout(body, told || article.title)) return undefined;
    return {
      ...teaser,
      body,
      truncated: undefined,
      byline: teaser.byline ?? page?.byline,
      image: betterPicture(teaser.image, furniture.ownImage(page?.image, url)),
      publishedAt: teaser.publishedAt ?? page?.publishedAt,
      section: teaser.section ?? page?.section,
      keys: [articleKey.url(article.url)],
    };
  } catch (error) {
    // The teaser stays if the page cannot be fetched or read.
    if (error instanceof FetchError || error instanceof UnreadableError) return undefined;
    throw error;
  }
}

/** Of a few words nothing follows. */
function isAbout(body: string, told: string): boolean {
  const words = toldWords(told);
  return words.size < minToldWords || shareTold(words, body) >= minShareTold;
}
