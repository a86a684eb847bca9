import { codeLine } from "../../../article/coded-error.ts";
import { isMonthFirst } from "../../dates/month-first.ts";
import {
  type DocumentOrigin,
  type Draft,
  type FeedFacts,
  type ParsedDocument,
  type Skip,
  type UnreadableCode,
  UnreadableError,
} from "../../draft.ts";
import { sniff } from "../../sniff.ts";
import { dedupeEntries } from "./dedupe-entries.ts";
import { draftFrom, roughDraftFrom, sourceName } from "./entry-to-draft.ts";
import { readJsonFeed } from "./json-feed.ts";
import { maxEntries } from "./newest-entries.ts";
import { sitemapsIn } from "./sitemap-index.ts";
import { readXmlFeed } from "./xml-feed.ts";

/** A feed's articles in its own order, what could not be used, and facts about the feed. */
export type FeedReading = ParsedDocument & { feed: FeedFacts };

const otherKinds = new Map<string | undefined, UnreadableCode>([
  ["opml", "list_not_feed"],
  ["html", "page_not_feed"],
]);

const sitemap = /<(?:\w{1,20}:)?urlset[\s>]/i;
const headChars = 2_000;
const noFeed = { title: "", home: "", rhythm: { skipHours: [], skipDays: [] } };

/**
 * The articles of a feed: RSS, RDF, Atom, JSON Feed, RSS in JSON or a news sitemap, well-formed or
 * not; of an index of sitemaps, their addresses. Its dates without a zone are UTC. Throws UnreadableError if the text is not a feed.
 */
export function readFeed(text: string, { folder, url, takesRoughly, isCut }: DocumentOrigin): FeedReading {
  const sitemaps = sitemapsIn(text, url);
  if (sitemaps) {
    const facts = { title: sourceName(noFeed, url) ?? folder, rhythm: noFeed.rhythm };
    return { drafts: [], skipped: [], feed: facts, sitemaps };
  }
  const feed = readJsonFeed(text) ?? readXmlFeed(text, isCut);
  if (!feed) throw new UnreadableError(otherKinds.get(sniff(text)) ?? "not_a_feed");
  const site = URL.parse(feed.home, url)?.href;
  const facts = {
    // Addresses are relative to the site, wherever the feed is hosted.
    base: site && /^https?:/.test(site) ? site : url,
    source: sourceName(feed, url) ?? folder,
    language: feed.language,
    authors: feed.authors,
    monthFirst: isMonthFirst(
      feed.entries.values().flatMap(({ dates }) => dates),
      feed.language,
    ),
  };
  const entries: { draft: Draft; guid: string }[] = [];
  const skipped: Skip[] = feed.unusable.map((reason) => ({ reason }));
  for (const [index, entry] of feed.entries.entries()) {
    const draft = takesRoughly?.(index) ? roughDraftFrom(entry, facts) : draftFrom(entry, facts);
    if (draft) entries.push({ draft, guid: entry.guid });
    else skipped.push({ where: `entry ${index + 1}`, reason: "entry_empty" });
  }
  // Of other pages than news a sitemap has nothing but the addresses.
  const isNameless = feed.entries.length > 0 && feed.entries.every(({ title }) => !title);
  if (isNameless && sitemap.test(text.slice(0, headChars))) throw new UnreadableError("sitemap_without_news");
  if (feed.left > 0)
    skipped.push({
      where: `the oldest ${feed.left}`,
      reason: codeLine("too_many_entries", { entries: maxEntries }),
    });
  if (isCut) skipped.push({ where: "the rest", reason: "cut_off" });
  if (feed.stoppedBecause) skipped.push({ where: "the rest", reason: feed.stoppedBecause });
  return { drafts: dedupeEntries(entries), skipped, feed: { title: facts.source, rhythm: feed.rhythm } };
}
