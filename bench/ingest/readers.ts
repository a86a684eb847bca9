import { parseFeed } from "feedsmith";
import RssParser from "rss-parser";
import { parseDocument } from "../../src/ingest/parse/parse-document.ts";

/** The headlines and addresses that a parser finds in a feed; it throws if it gives up. */
export type FeedReader = (bytes: Uint8Array) => Promise<{ title?: string; url?: string }[]>;

const rssParser = new RssParser();
const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Ours, and libraries that one might use instead. The peers take text: they get it as UTF-8, as from fetch. */
export const readers: Record<string, FeedReader> = {
  newsdesk: async (bytes) => parseDocument({ kind: "feed", bytes, folder: "bench" }).drafts,
  feedsmith: async (bytes) => {
    const { format, feed } = parseFeed(utf8(bytes));
    if (format === "atom")
      return (feed.entries ?? []).map(({ title, links }) => ({ title: title?.value, url: links?.[0]?.href }));
    if (format === "json") return (feed.items ?? []).map(({ title, url }) => ({ title, url }));
    return (feed.items ?? []).map(({ title, link }) => ({ title, url: link }));
  },
  "rss-parser": async (bytes) =>
    (await rssParser.parseString(utf8(bytes))).items.map(({ title, link }) => ({
      // A headline with markup in it comes as an object.
      title: typeof title === "string" ? title : undefined,
      url: link,
    })),
};
