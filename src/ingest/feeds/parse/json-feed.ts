import { createRequire } from "node:module";
import type { JsonFeed } from "feedsmith";
import { parseLenient } from "../../lenient-json.ts";
import { isJsonFeed } from "../../sniff.ts";
import { NewestEntries } from "./newest-entries.ts";
import type { RawEntry, RawFeed, RawText } from "./raw-feed.ts";
import { treeOf } from "./rss-in-json.ts";
import { readFeedTree } from "./xml-feed.ts";

/** Loaded for the first JSON Feed: it takes longer than the readers of all other feeds. */
const load = createRequire(import.meta.url);

/** A file may hold a hundred thousand values, each of which would be a line of the report. */
const maxReported = 100;

const version = "https://jsonfeed.org/version/1.1";

/** Reads a JSON Feed, with or without its version, or RSS in JSON, valid or not; undefined if the text is neither. */
export function readJsonFeed(text: string): RawFeed | undefined {
  const value = parseLenient(text);
  if (!isJsonFeed(value)) return undefined;
  if ("rss" in value) return readFeedTree(treeOf({ rss: value.rss }));
  const feed = parsed(value);
  const entries = feed.items ?? [];
  const lost = (value.items ?? []).length - entries.length;
  const newest = new NewestEntries();
  for (const entry of entries) newest.add(rawEntry(entry));
  return {
    title: feed.title ?? "",
    home: feed.home_page_url ?? "",
    language: feed.language ?? "",
    authors: namesOf(feed.authors),
    entries: newest.entries,
    left: newest.left,
    rhythm: { skipHours: [], skipDays: [] },
    unusable: Array.from({ length: Math.min(lost, maxReported) }, () => "not_an_item"),
  };
}

/** An empty feed is valid. */
function parsed(value: object): Partial<JsonFeed.Feed<string>> {
  const { ParseError, parseJsonFeed } = load("feedsmith") as typeof import("feedsmith");
  try {
    return parseJsonFeed({ ...value, version });
  } catch (error) {
    if (error instanceof ParseError) return {};
    throw error;
  }
}

function rawEntry(item: JsonFeed.Item<string>): RawEntry {
  const attachments = item.attachments ?? [];
  const pictures = attachments.filter(({ mime_type = "" }) => mime_type.startsWith("image/"));
  return {
    title: plain(item.title),
    links: [item.url, item.external_url, item.id, attachments[0]?.url].filter(isAddress),
    guid: item.id ?? "",
    summary: plain(item.summary),
    content: item.content_html ? { value: item.content_html, isHtml: true } : plain(item.content_text),
    dates: [item.date_published, item.date_modified].filter(Boolean) as string[],
    authors: namesOf(item.authors),
    categories: item.tags ?? [],
    section: "",
    images: [item.image, item.banner_image, ...pictures.map(({ url }) => url)]
      .filter(isAddress)
      .map((url) => ({ url })),
    language: item.language ?? "",
    source: "",
  };
}

const namesOf = (authors: JsonFeed.Item<string>["authors"] = []): string[] =>
  authors.flatMap(({ name }) => name ?? []);

const plain = (value: string | undefined): RawText | undefined =>
  value ? { value, isHtml: false } : undefined;

/** Relative addresses count, an id such as "2026-01-31" does not. */
const isAddress = (text: string | undefined): text is string => /^(?:https?:|\/|\.)|\//i.test(text ?? "");
