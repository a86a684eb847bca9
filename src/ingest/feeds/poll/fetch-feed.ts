import { STATUS_CODES } from "node:http";
import { codeLine } from "../../../article/coded-error.ts";
import { UnreadableError } from "../../draft.ts";
import { isBotCheck } from "../../fetch/bot-check.ts";
import { FetchError } from "../../fetch/fetch-error.ts";
import type { Fetched, Fetcher } from "../../fetch/fetcher.ts";
import { freshness, retryAfter } from "../../fetch/http-times.ts";
import type { Parser } from "../../parse/parser.ts";
import { sniff } from "../../sniff.ts";
import type { Feed, FeedFailure } from "../feed.ts";
import { doorHeaders, type FeedDoor } from "../feed-door.ts";
import type { FeedReading } from "../parse/read-feed.ts";
import { likeliestNews } from "../parse/sitemap-index.ts";
import { readSitemaps } from "./read-sitemaps.ts";
import { isSamePlace } from "./same-feed.ts";

/** Where an answer came from, and what it says about later requests. Durations in milliseconds. */
type AnswerFacts = {
  /** The address after redirects. */
  readFrom: string;
  /** The new address, if it has moved for good. */
  movedTo?: string;
  etag?: string;
  lastModified?: string;
  /** Unset if it does not say. */
  freshForMs?: number;
};

/** The result of a request for a feed. Durations in milliseconds. */
export type FetchOutcome =
  | ({ kind: "unchanged" } & AnswerFacts)
  /** `foundAt`: the address of the feed that a page led to. */
  | ({ kind: "read"; reading: FeedReading; foundAt?: string } & AnswerFacts)
  | { kind: "gone" }
  | { kind: "waits" }
  | { kind: "failed"; failure: FeedFailure; reason: string; retryAfter: number };

export type FeedClient = { fetcher: Fetcher; parser: Parser; now: () => number };

const accept =
  "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5";

const maxSearchedBytes = 500_000;

type FetchOptions = {
  door?: FeedDoor;
  mayDiscover: boolean;
  /** Names the sitemaps of a page's site, for one that has no feed. */
  sitemapsOf?: (url: string) => Promise<string[]>;
};

/**
 * Fetches a feed and reads it if it has changed. Failures are an outcome, not an error.
 * @param mayDiscover whether a web page leads to the feed that it links to: never for a feed that was
 *   read before, which a page only stands in for
 * @param door how it is signed in to
 */
export async function fetchFeed(
  { fetcher, parser, now }: FeedClient,
  feed: Pick<Feed, "url" | "etag" | "lastModified" | "memory">,
  { door, mayDiscover, sitemapsOf = async () => [] }: FetchOptions,
): Promise<FetchOutcome> {
  const asked = (url: URL) => ({ accept, ...doorHeaders(door, url) });
  try {
    const answer = await fetcher.get(feed.url, (url) => ({ ...asked(url), ...validatorsFor(url, feed) }));
    const { status, headers, bytes } = answer;
    if (status === 304) return { kind: "unchanged", ...factsOf(answer, now()) };
    if (status === 410) return { kind: "gone" };
    if (!isAnswer(status)) {
      const reason = reasonOf(status, isBotCheck(headers, bytes));
      const failure = `http_${Math.floor(status / 100)}xx` as const;
      return { kind: "failed", failure, reason, retryAfter: retryAfter(headers["retry-after"], now()) };
    }
    const get = (url: string) => fetcher.get(url, asked);
    const deps = { get, parser };
    const found = mayDiscover
      ? await readOrDiscover(answer, deps, sitemapsOf)
      : { answer, reading: await readWhole(answer, deps) };
    const foundAt = found.answer === answer ? undefined : found.answer.url;
    const facts = factsOf(found.answer, now());
    // An index may stay the same while its sitemaps change.
    const unknown = found.reading.sitemaps ? { etag: undefined, lastModified: undefined } : {};
    return { kind: "read", reading: found.reading, foundAt, ...facts, ...unknown };
  } catch (error) {
    if (error instanceof FetchError && error.code === "host_rests") return { kind: "waits" };
    if (!(error instanceof FetchError || error instanceof UnreadableError)) throw error;
    const failure = error instanceof FetchError ? error.kind : "unreadable";
    return { kind: "failed", failure, reason: error.message, retryAfter: 0 };
  }
}

function reasonOf(status: number, isForPeople: boolean): string {
  if (isForPeople) return codeLine("bot_check", { status });
  const phrase = STATUS_CODES[status] ?? "unknown";
  return codeLine(status === 401 ? "sign_in_needed" : "http_status", { status, phrase });
}

function factsOf({ url, movedTo, headers }: Fetched, now: number): AnswerFacts {
  const { etag, "last-modified": lastModified } = headers;
  return { readFrom: url, movedTo, etag, lastModified, freshForMs: freshness(headers, now) };
}

/** Another page's answer "not modified" would say nothing about the feed. */
function validatorsFor(
  url: URL,
  { url: own, etag, lastModified, memory }: Parameters<typeof fetchFeed>[1],
): Record<string, string> {
  if (!isSamePlace(url.href, memory.readFrom ?? own)) return {};
  return {
    ...(etag && { "if-none-match": etag }),
    ...(lastModified && { "if-modified-since": lastModified }),
  };
}

/** 203: a proxy on the way has changed something. */
const isAnswer = (status: number): boolean => status === 200 || status === 203;

type FoundFeed = { answer: Fetched; reading: FeedReading };

type Get = (url: string) => Promise<Fetched>;

type ReadingDeps = { get: Get; parser: Parser };

const maxTriedSitemaps = 3;

async function readOrDiscover(
  answer: Fetched,
  deps: ReadingDeps,
  sitemapsOf: (url: string) => Promise<string[]>,
): Promise<FoundFeed> {
  try {
    return { answer, reading: await readWhole(answer, deps) };
  } catch (error) {
    const isPage = [undefined, "html"].includes(sniff(answer.bytes));
    if (!(error instanceof UnreadableError) || !isPage) throw error;
    const bytes = answer.bytes.slice(0, maxSearchedBytes);
    const sitemaps = async () => likeliestNews(await sitemapsOf(answer.url)).slice(0, maxTriedSitemaps);
    for (const candidates of [() => deps.parser.feedsIn({ ...answer, bytes }), sitemaps])
      for (const url of await candidates()) {
        const found = await readAt(url, deps);
        if (found) return found;
      }
    throw error;
  }
}

/** The feed that a page links to; undefined if there is none, for such links may be dead. */
async function readAt(url: string, deps: ReadingDeps): Promise<FoundFeed | undefined> {
  try {
    const answer = await getWell(url, deps.get);
    return { answer, reading: await readWhole(answer, deps) };
  } catch (error) {
    if (error instanceof FetchError || error instanceof UnreadableError) return undefined;
    throw error;
  }
}

/** @throws UnreadableError for an answer without a document */
async function getWell(url: string, get: Get): Promise<Fetched> {
  const answer = await get(url);
  const { status } = answer;
  if (isAnswer(status)) return answer;
  throw new UnreadableError("http_status", { status, phrase: STATUS_CODES[status] ?? "unknown" });
}

/** A feed; of an index of sitemaps their news. */
async function readWhole(answer: Fetched, { get, parser }: ReadingDeps): Promise<FeedReading> {
  const reading = await read(answer, parser);
  if (!reading.sitemaps) return reading;
  return readSitemaps(reading, answer.url, async (url) => read(await getWell(url, get), parser));
}

async function read(answer: Fetched, parser: Parser): Promise<FeedReading> {
  const { bytes, url, charset, headers, isCut } = answer;
  const document = { kind: "feed" as const, bytes, folder: new URL(url).hostname, url, charset, isCut };
  const parsed = await parser.parse(document).catch((cause) => {
    const isCheck = cause instanceof UnreadableError && isBotCheck(headers, bytes);
    throw isCheck ? new UnreadableError("bot_check", { status: answer.status }, { cause }) : cause;
  });
  if (isCut && parsed.drafts.length === 0) throw new FetchError("connection_broken");
  if (!parsed.feed) throw new UnreadableError("not_a_feed");
  return { ...parsed, feed: parsed.feed };
}
