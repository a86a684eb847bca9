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
import { draftFrom, sourceName } from "./entry-to-draft.ts";
import { readJsonFeed } from "./json-feed.ts";
import type { RawFeed } from "./raw-feed.ts";
import { readXmlFeed } from "./xml-feed.ts";

/** A feed's articles in its own order, what could not be used, and facts about the feed. */
export type FeedReading = ParsedDocument & { feed: FeedFacts };

/**
 * The articles of a feed: RSS, RDF, Atom, JSON Feed, RSS in JSON or a news sitemap, well-formed or
 * not. Its dates without a zone are UTC. Throws UnreadableError if the text is not a feed.
 */
export function readFeed(text: string, { folder, url }: DocumentOrigin): FeedReading {
  const feed = readJsonFeed(text) ?? readXmlFeed(text);
  if (!feed) throw new UnreadableError(whatElse(text));
  const facts = {
    base: baseOf(feed, url),
    source: sourceName(feed, url) ?? folder,
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
  const kind = sniff(text);
  if (kind === "opml") return "list_not_feed";
  return kind === "html" ? "page_not_feed" : "not_a_feed";
}

/** The base of relative addresses: the site, wherever the feed is hosted. */
function baseOf({ home }: RawFeed, url: string | undefined): string | undefined {
  const site = URL.parse(home, url)?.href;
  return site && /^https?:/.test(site) ? site : url;
}
