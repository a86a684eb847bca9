import { STATUS_CODES } from "node:http";
import { codeLine } from "../../../article/coded-error.ts";
import { UnreadableError } from "../../draft.ts";
import { FetchError } from "../../fetch/fetch-error.ts";
import type { Fetched, Fetcher } from "../../fetch/fetcher.ts";
import type { Parser } from "../../parse/parser.ts";
import { sniff } from "../../sniff.ts";
import type { Feed, FeedFailure } from "../feed.ts";
import type { FeedReading } from "../parse/read-feed.ts";
import { freshness, retryAfter } from "./poll-interval.ts";

/** The result of a request for a feed. Durations in milliseconds. */
export type FetchOutcome =
  | { kind: "unchanged"; movedTo?: string; freshFor: number }
  | {
      kind: "read";
      reading: FeedReading;
      movedTo?: string;
      etag?: string;
      lastModified?: string;
      freshFor: number;
    }
  | { kind: "gone" }
  | { kind: "failed"; failure: FeedFailure; reason: string; retryAfter: number };

export type FeedClient = { fetcher: Fetcher; parser: Parser; now: () => number };

const accept =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

const maxSearchedBytes = 500_000;

/** Fetches a feed, or the feed that a web page links to, and reads it if it has changed. Failures are an outcome, not an error. */
export async function fetchFeed(
  { fetcher, parser, now }: FeedClient,
  feed: Pick<Feed, "url" | "etag" | "lastModified">,
): Promise<FetchOutcome> {
  try {
    const answer = await fetcher.get(feed.url, {
      accept,
      ...(feed.etag ? { "if-none-match": feed.etag } : {}),
      ...(feed.lastModified ? { "if-modified-since": feed.lastModified } : {}),
    });
    const { status, headers, movedTo } = answer;
    const freshFor = freshness(headers["cache-control"]);
    if (status === 304) return { kind: "unchanged", movedTo, freshFor };
    if (status === 410) return { kind: "gone" };
    if (status !== 200) {
      const reason = codeLine("http_status", { status, phrase: STATUS_CODES[status] ?? "unknown" });
      const failure = `http_${Math.floor(status / 100)}xx` as const;
      return { kind: "failed", failure, reason, retryAfter: retryAfter(headers["retry-after"], now()) };
    }
    const found = await readOrDiscover(answer, fetcher, parser);
    const { etag, "last-modified": lastModified } = found.answer.headers;
    const moved = found.answer === answer ? movedTo : found.answer.url;
    return { kind: "read", reading: found.reading, movedTo: moved, etag, lastModified, freshFor };
  } catch (error) {
    if (!(error instanceof FetchError || error instanceof UnreadableError)) throw error;
    const failure = error instanceof FetchError ? error.kind : "unreadable";
    return { kind: "failed", failure, reason: error.message, retryAfter: 0 };
  }
}

type FoundFeed = { answer: Fetched; reading: FeedReading };

async function readOrDiscover(answer: Fetched, fetcher: Fetcher, parser: Parser): Promise<FoundFeed> {
  try {
    return { answer, reading: await read(answer, parser) };
  } catch (error) {
    const isPage = [undefined, "html"].includes(sniff(answer.bytes));
    if (!(error instanceof UnreadableError) || !isPage) throw error;
    const bytes = answer.bytes.slice(0, maxSearchedBytes);
    for (const url of await parser.feedsIn({ ...answer, bytes })) {
      const found = await readAt(url, fetcher, parser);
      if (found) return found;
    }
    throw error;
  }
}

/** The feed that a page links to; undefined if there is none, for such links may be dead. */
async function readAt(url: string, fetcher: Fetcher, parser: Parser): Promise<FoundFeed | undefined> {
  try {
    const answer = await fetcher.get(url, { accept });
    return answer.status === 200 ? { answer, reading: await read(answer, parser) } : undefined;
  } catch (error) {
    if (error instanceof FetchError || error instanceof UnreadableError) return undefined;
    throw error;
  }
}

async function read(answer: Fetched, parser: Parser): Promise<FeedReading> {
  const { bytes, url, charset } = answer;
  const parsed = await parser.parse({ kind: "feed", bytes, folder: new URL(url).hostname, url, charset });
  if (!parsed.feed) throw new UnreadableError("not_a_feed");
  return { ...parsed, feed: parsed.feed };
}
