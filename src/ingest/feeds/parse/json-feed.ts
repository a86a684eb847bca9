import { type JsonFeed, ParseError, parseJsonFeed } from "feedsmith";
import { parseLenient } from "../../lenient-json.ts";
import type { RawEntry, RawFeed, RawText } from "./raw-feed.ts";

const version = "https://jsonfeed.org/version/1.1";

/** Reads a JSON Feed, its version given or not, quite valid or not; undefined where the text is none. */
export function readJsonFeed(text: string): RawFeed | undefined {
  const value = parseLenient(text);
  if (!isJsonFeed(value)) return undefined;
  const feed = parseFields(value);
  const entries = feed.items ?? [];
  const lost = (value.items ?? []).length - entries.length;
  return {
    title: feed.title ?? "",
    home: feed.home_page_url ?? "",
    language: feed.language ?? "",
    entries: entries.map(rawEntry),
    rhythm: { skipHours: [], skipDays: [] },
    unusable: Array.from({ length: lost }, () => "not_an_item"),
  };
}

/** Whether a JSON value is a JSON Feed rather than an article of ours; an empty feed may lack its items. */
export function isJsonFeed(value: unknown): value is { items?: unknown[] } {
  if (typeof value !== "object" || value === null || "body" in value) return false;
  if ("items" in value) return Array.isArray(value.items);
  return "version" in value && /^https?:\/\/(?:www\.)?jsonfeed\.org\//.test(String(value.version));
}

/** A feed with nothing in it has nothing wrong with it. */
function parseFields(value: object): Partial<JsonFeed.Feed<string>> {
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
    authors: (item.authors ?? []).flatMap(({ name }) => name ?? []),
    categories: item.tags ?? [],
    section: "",
    images: [item.image, item.banner_image, ...pictures.map(({ url }) => url)].filter(isAddress),
    language: item.language ?? "",
    source: "",
  };
}

const plain = (value: string | undefined): RawText | undefined =>
  value ? { value, isHtml: false } : undefined;

/** A relative address is one too; an id such as "2026-01-31" is not. */
const isAddress = (text: string | undefined): text is string => /^(?:https?:|\/|\.)|\//i.test(text ?? "");
