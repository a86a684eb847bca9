import type { FeedRhythm } from "../../draft.ts";
import { NewestEntries } from "./newest-entries.ts";
import type { RawEntry, RawFeed } from "./raw-feed.ts";
import { authorsOf, rawEntry, richText, showCategories } from "./xml-entry.ts";
import { resolve } from "./xml-links.ts";
import { all, elements, field, findAll, first, isEntry, parseXml, textOf, type XmlNode } from "./xml-tree.ts";

const feeds = new Set(["rss", "feed", "rdf:rdf"]);
const roots = new Set([...feeds, "channel", "urlset", "rdf"]);

/**
 * Reads RSS of any version, RDF, Atom or a news sitemap, well-formed or not; undefined if the
 * text is none of them. Never throws.
 * @param isCut whether the text is only the beginning, so that its last entry may be a part
 */
export function readXmlFeed(text: string, isCut = false): RawFeed | undefined {
  const newest = new NewestEntries();
  const { root, stoppedBecause } = parseXml(text, { isCut, take: (node) => newest.add(rawEntry(node)) });
  const feed = rawFeed(root, newest);
  return feed && { ...feed, stoppedBecause };
}

/** RSS as a tree of elements, such as JSON gives; undefined if there is none. */
export function readFeedTree(root: XmlNode): RawFeed | undefined {
  const newest = new NewestEntries();
  for (const entry of findAll(root, ({ name }) => isEntry(name))) newest.add(rawEntry(entry));
  return rawFeed(root, newest);
}

function rawFeed(root: XmlNode, { entries, left }: NewestEntries): RawFeed | undefined {
  const [page] = findAll(root, ({ name }) => name === "html" || roots.has(name));
  // A proxy may have wrapped a feed in a page, whose own elements are not entries.
  const isWrapped = page?.name === "html";
  const [found] = findAll(root, ({ name }) => (isWrapped ? feeds : roots).has(name));
  // Entries may stand for themselves.
  const top = found ?? (entries.length > 0 && !isWrapped ? root : undefined);
  if (!top) return undefined;
  // Items may be in the channel, next to it or anywhere else: all count.
  const channel = first(top, "channel") ?? top;
  const categories = showCategories(channel);
  return {
    title: richText(channel, ["title", "dc:title"])?.value ?? "",
    home: homeOf(channel),
    language: field(channel, "language", "dc:language") || (top.language ?? ""),
    authors: top.name === "feed" ? authorsOf(top) : [],
    entries: entries.map((entry) => withCategories(entry, categories)),
    left,
    rhythm: rhythmOf(channel),
    unusable: [],
  };
}

/** The episodes of a show seldom have categories of their own. */
const withCategories = (entry: RawEntry, ofShow: string[]): RawEntry =>
  entry.categories.some(Boolean) ? entry : { ...entry, categories: ofShow };

function homeOf(channel: XmlNode): string {
  const links = all(channel, "link").filter(({ attributes: { rel = "alternate" } }) => rel === "alternate");
  const link = links.find((each) => each.attributes.href || textOf(each).trim());
  return link ? resolve(link.attributes.href ?? textOf(link), channel) : "";
}

const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const periods: Record<string, number> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

function rhythmOf(channel: XmlNode): FeedRhythm {
  const texts = (name: string) =>
    all(channel, name).flatMap((list) => elements(list).map((each) => textOf(each).trim()));
  const hours = texts("skiphours").filter((hour) => /^\d{1,2}$/.test(hour));
  const days = texts("skipdays").map((day) => weekdays.indexOf(day.slice(0, 3).toLowerCase()) + 1);
  return {
    ttl: positive(field(channel, "ttl")) ?? syndication(channel),
    skipHours: hours.map((hour) => Number(hour) % 24),
    skipDays: days.filter(Boolean),
  };
}

/** RSS 1.0's syndication module: a number of updates in a period. */
function syndication(channel: XmlNode): number | undefined {
  const period = periods[field(channel, "sy:updateperiod").toLowerCase()];
  return period && period / (positive(field(channel, "sy:updatefrequency")) ?? 1);
}

function positive(text: string): number | undefined {
  const number = Number(text);
  return text && Number.isFinite(number) && number > 0 ? number : undefined;
}
