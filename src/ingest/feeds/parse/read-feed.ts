import {
  type Draft,
  type FeedFacts,
  type ParsedDocument,
  type Skip,
  type UnreadableCode,
  UnreadableError,
} from "../../draft.ts";
import { decodeFeed } from "../encoding.ts";
import { dedupeEntries } from "./dedupe-entries.ts";
import { draftFrom, sourceName } from "./entry-to-draft.ts";
import { readJsonFeed } from "./json-feed.ts";
import type { RawFeed } from "./raw-feed.ts";
import { readXmlFeed } from "./xml-feed.ts";

/** What a feed gives: its articles in its own order, what could not be used, and about itself. */
export type FeedReading = ParsedDocument & { feed: FeedFacts };

/** Where a feed came from; `source` is the name of articles whose feed has none. */
export type FeedOrigin = { url?: string; charset?: string; source: string };

/**
 * The articles of a feed: RSS, RDF, Atom, JSON Feed or a news sitemap, in any encoding, well-formed
 * or not. Throws UnreadableError where it is no feed at all.
 */
export function readFeed(bytes: Uint8Array, origin: FeedOrigin): FeedReading {
  const text = decodeFeed(bytes, origin.charset);
  if (text.trim() === "") throw new UnreadableError("empty");
  return readFeedText(text, origin);
}

/** The same for a text that has been decoded. */
export function readFeedText(text: string, origin: FeedOrigin): FeedReading {
  const feed = text.trimStart().startsWith("{") ? readJsonFeed(text) : readXmlFeed(text);
  if (!feed) throw new UnreadableError(whatElse(text));
  const facts = {
    base: baseOf(feed, origin.url),
    source: sourceName(feed, origin.url) ?? origin.source,
    language: feed.language,
  };
  const entries: { draft: Draft; guid: string }[] = [];
  const skipped: Skip[] = feed.unusable.map((reason) => ({ reason }));
  for (const [index, entry] of feed.entries.entries()) {
    const draft = draftFrom(entry, facts);
    if (draft) entries.push({ draft, guid: entry.guid });
    else skipped.push({ where: `entry ${index + 1}`, reason: "entry_empty" });
  }
  if (feed.stoppedBecause) skipped.push({ where: "the rest", reason: feed.stoppedBecause });
  return { drafts: dedupeEntries(entries), skipped, feed: { title: facts.source, rhythm: feed.rhythm } };
}

function whatElse(text: string): UnreadableCode {
  const start = text.slice(0, 10_000);
  if (/<opml[\s>]/i.test(start)) return "list_not_feed";
  return /<(?:!doctype html|html|head|body)[\s>]/i.test(start) ? "page_not_feed" : "not_a_feed";
}

/** What relative addresses stand for: an address on the site itself, wherever the feed is hosted. */
function baseOf({ home }: RawFeed, url: string | undefined): string | undefined {
  const site = URL.parse(home, url)?.href;
  return site && /^https?:/.test(site) ? site : url;
}
