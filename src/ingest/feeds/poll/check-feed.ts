import type { Article } from "../../../article/article.ts";
import { codeLine } from "../../../article/coded-error.ts";
import type { ArticleStore } from "../../../article/store.ts";
import type { HostPace } from "../../fetch/host-pace.ts";
import type { Robots } from "../../fetch/robots.ts";
import type { Checked, Feed, FeedDay, FeedFailure, FeedStore } from "../feed.ts";
import type { FeedDoors } from "../feed-doors.ts";
import { FeedError } from "../feed-error.ts";
import { withoutSharedPictures } from "../pages/site-pictures.ts";
import { letIn } from "../rules/let-in.ts";
import type { PageRuleStore } from "../rules/page-rules.ts";
import type { EntryQueries } from "../rules/sort-entries.ts";
import { afterCheck } from "./after-check.ts";
import { addWithinDay, dayOf } from "./daily-ceiling.ts";
import { type FeedClient, type FetchOutcome, fetchFeed } from "./fetch-feed.ts";
import { identify } from "./identify.ts";
import { isOfFeed } from "./same-feed.ts";

export type CheckDeps = {
  feeds: FeedStore;
  articles: ArticleStore;
  client: FeedClient;
  robots: Robots;
  pace: HostPace;
  doors: Pick<FeedDoors, "open">;
  /** Reads the queries of feeds' rules. */
  queries: EntryQueries;
  pageRules: PageRuleStore;
  /** In [0, 1). */
  random: () => number;
  /** Older articles are ignored: they would be removed again and come back. */
  keepMs: number;
  /** Called with the reason of each failed check. */
  onFailure: (failure: FeedFailure) => void;
  /** Aborted when the program ends: a check that this cut off is no failure of the feed. */
  stopping: AbortSignal;
};

/** A check, and its new and changed articles whose page may be fetched: those with an address of their own. */
type StoredCheck = { checked: Checked; withPages: Article[] };

/** A longer wait for a host is left to the store: neither a slot nor a lease is held for it. */
const maxWaitMs = 60_000;

/** Checks one feed and stores what it brings. Rejects only if the store does. */
export async function checkFeed(feed: Feed, mayDiscover: boolean, deps: CheckDeps): Promise<StoredCheck> {
  const { client, feeds, pace } = deps;
  const host = new URL(feed.url).host;
  await deps.robots.learnPace(feed.url);
  const freeAt = pace.freeAt(host);
  if (freeAt > client.now() + maxWaitMs) return putOff(feed, freeAt, deps);
  const outcome = await fetchBehindDoor(feed, mayDiscover, deps);
  const rests = pace.restsUntil(host);
  if (rests) await feeds.postpone(host, rests);
  // A check that our own shutdown cut off is no failure of the feed: it is due again.
  const isCutOff = deps.stopping.aborted && outcome.kind === "failed";
  if (outcome.kind === "waits" || isCutOff) return putOff(feed, Math.max(client.now(), rests), deps);
  return store(feed, outcome, deps);
}

async function fetchBehindDoor(
  feed: Feed,
  mayDiscover: boolean,
  { client, doors, robots }: CheckDeps,
): Promise<FetchOutcome> {
  try {
    return await fetchFeed(client, feed, {
      ...{ mayDiscover, door: await doors.open(feed) },
      sitemapsOf: (url) => robots.sitemaps(url),
    });
  } catch (error) {
    if (error instanceof FeedError) return failedBecause(error.message);
    throw error;
  }
}

async function putOff(feed: Feed, nextCheck: number, { feeds }: CheckDeps): Promise<StoredCheck> {
  await feeds.save({ ...feed, nextCheck });
  const error = codeLine("host_rests", { host: new URL(feed.url).host });
  const counts = { articles: 0, new: 0, changed: 0, keptOut: 0, skipped: [] };
  return { checked: { feed: { ...feed, nextCheck, error }, outcome: "waits", ...counts }, withPages: [] };
}

type Answered = Exclude<FetchOutcome, { kind: "waits" }>;

async function store(feed: Feed, fetched: Answered, deps: CheckDeps): Promise<StoredCheck> {
  const { articles, client, feeds, random } = deps;
  const read = fetched.kind === "read" ? fetched.reading : { drafts: [], skipped: [] };
  const oldest = client.now() - deps.keepMs;
  const kept = read.drafts.filter(({ publishedAt = oldest }) => publishedAt >= oldest);
  const drafts = await identify(withoutSharedPictures(kept), feed.id, client.now());
  const isOther = fetched.kind === "read" && !(await isOfFeed(feed, fetched, drafts, articles));
  const outcome = isOther
    ? failedBecause(codeLine("other_feed", { title: fetched.reading.feed.title }))
    : fetched;
  const title = fetched.kind === "read" ? fetched.reading.feed.title : "";
  const { taken, keptOut } = await letIn(isOther ? [] : drafts, { ...feed, title }, deps, client.now());
  const day = dayOf(feed, client.now());
  const result = await addWithinDay(articles, taken, day, client.now(), deps.stopping);
  // It is read whole again: what it knows of the feed stays as it was before.
  if (result.isCutOff) return putOff({ ...feed, today: result.today }, client.now(), deps);
  const changed = [...result.added, ...result.changed];
  const chance = { now: client.now(), random: random() };
  const after = afterCheck(feed, outcome, changed.length > 0, chance);
  const now = outcome.kind === "read" ? afterDay(after, result.today) : after;
  if (outcome.kind === "failed") deps.onFailure(outcome.failure);
  if (outcome.kind === "gone") deps.onFailure("gone");
  await feeds.save(now);
  const counts = {
    articles: taken.length,
    ...{ new: result.added.length, changed: result.changed.length, keptOut: keptOut.length },
  };
  const kind = outcome.kind === "gone" && !now.goneAt ? "failed" : outcome.kind;
  const own = new Set(kept.filter(({ sharesUrl }) => !sharesUrl).map(({ url }) => url));
  const withPages = changed.filter(({ url }) => own.has(url));
  return { checked: { feed: now, outcome: kind, ...counts, skipped: read.skipped }, withPages };
}

const failedBecause = (reason: string): Extract<FetchOutcome, { kind: "failed" }> => ({
  kind: "failed",
  failure: "unreadable",
  reason,
  retryAfter: 0,
});

/** What was held back comes again only if the feed is fetched whole. */
const afterDay = (feed: Feed, today: FeedDay): Feed =>
  today.heldBack > 0 ? { ...feed, today, etag: undefined, lastModified: undefined } : { ...feed, today };
