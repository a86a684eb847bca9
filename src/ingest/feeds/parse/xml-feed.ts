import type { FeedRhythm } from "../../draft.ts";
import type { RawEntry, RawFeed } from "./raw-feed.ts";
import { rawEntry, richText, showCategories } from "./xml-entry.ts";
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
  const { root, stoppedBecause, unfinished } = parseXml(text);
  const feed = rawFeed(root, isCut ? unfinished : undefined);
  return feed && { ...feed, stoppedBecause };
}

/** The feed in a tree of elements but for the entry `left`; undefined if there is none. */
export function rawFeed(root: XmlNode, left?: XmlNode): RawFeed | undefined {
  const [page] = findAll(root, ({ name }) => name === "html" || roots.has(name));
  // A proxy may have wrapped a feed in a page, whose own elements are not entries.
  const isWrapped = page?.name === "html";
  const isTop = (name: string) => (isWrapped ? feeds.has(name) : roots.has(name) || isEntry(name));
  const [top] = findAll(root, ({ name }) => isTop(name));
  if (!top) return undefined;
  const channel = first(top, "channel") ?? top;
  // Items may be in the channel, next to it or anywhere else: all count.
  const isOne = ({ name }: XmlNode) => isEntry(name) || (name === "url" && top.name === "urlset");
  const entries = findAll(root, isOne).filter((entry) => entry !== left);
  return {
    title: richText(channel, ["title", "dc:title"])?.value ?? "",
    home: homeOf(channel),
    language: field(channel, "language", "dc:language") || (top.language ?? ""),
    entries: entries.map(rawEntry).map((entry) => withCategories(entry, showCategories(channel))),
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

const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
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
  const days = texts("skipdays").map((day) => weekdays.indexOf(day.toLowerCase()) + 1);
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
