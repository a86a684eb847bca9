import type { Logger } from "pino";
import type { Article } from "../../../article/article.ts";
import type { ArticleStore } from "../../../article/store.ts";
import { createInFlight } from "../../../async/in-flight.ts";
import { createKeyedMutex } from "../../../async/mutex.ts";
import { mapConcurrently } from "../../../async/pool.ts";
import type { Draft, ParsedDocument } from "../../draft.ts";
import type { Checked, Feed, FeedDay, FeedFailure, FeedStore } from "../feed.ts";
import { afterCheck } from "./after-check.ts";
import { addWithinDay, dayOf } from "./daily-ceiling.ts";
import { type FeedClient, fetchFeed } from "./fetch-feed.ts";
import { type MayFetch, withFullText } from "./full-text.ts";
import { identify } from "./identify.ts";

const maxInFlight = 8;
const leaseMs = 5 * 60_000;

export type Poller = {
  /** Starts checks of due feeds, up to the limit; does not wait for them. */
  tick(log: Logger): Promise<void>;
  /** Checks one feed now. Rejects only if the store does. */
  check(feed: Feed): Promise<Checked>;
  /** Checks feeds now, several at a time; the results are in their order. */
  checkAll(feeds: Feed[]): Promise<Checked[]>;
  /** Starts no more checks, and waits for those in flight. */
  stop(): Promise<void>;
};

export type PollerDeps = {
  feeds: FeedStore;
  articles: ArticleStore;
  client: FeedClient;
  mayFetch: MayFetch;
  /** In [0, 1). */
  random: () => number;
  /** Older articles are ignored: they would be removed again and come back. */
  keepMs: number;
  /** Called with the reason of each failed check. */
  onFailure: (failure: FeedFailure) => void;
};

/** Polls feeds, each at its own interval, those of one host one after the other. */
export function createPoller(deps: PollerDeps): Poller {
  const inFlight = createInFlight();
  const stopping = new AbortController();

  const oneByOne = createKeyedMutex();
  // A command may ask for a check while one is under way: what that stored counts.
  const checkNow = (feed: Feed) =>
    oneByOne(feed.id, async () => {
      const known = (await deps.feeds.list()).find(({ id }) => id === feed.id);
      return check({ ...feed, today: known?.today }, deps, stopping.signal);
    });
  const begin = (feed: Feed, log: Logger) => {
    const checking = checkNow(feed)
      .then(({ feed: now }) => logTrouble(feed, now, log))
      .catch((error) => log.error({ err: error, feed: feed.url }, "a feed could not be checked"));
    void inFlight.track(checking, feed.id);
  };
  return {
    async tick(log) {
      const free = maxInFlight - inFlight.size;
      if (free <= 0 || stopping.signal.aborted) return;
      for (const feed of await deps.feeds.claim(deps.client.now(), free, leaseMs))
        if (!inFlight.has(feed.id)) begin(feed, log);
    },
    check: checkNow,
    checkAll: (feeds) => mapConcurrently(feeds, maxInFlight, checkNow),
    async stop() {
      stopping.abort();
      await deps.client.fetcher.close();
      await inFlight.settled();
    },
  };
}

/** Only the first of several failures is logged; `newsdesk feeds list` shows the rest. */
function logTrouble(before: Feed, { url, failures, error, goneAt, today }: Feed, log: Logger): void {
  if (failures === 1 || goneAt) log.warn({ feed: url, reason: error }, "a feed cannot be read");
  const isNew = !before.today?.heldBack || before.today.since !== today?.since;
  if (today?.heldBack && isNew)
    log.warn(
      { feed: url, stored: today.stored, heldBack: today.heldBack },
      "a feed brings more entries than it may in a day; the rest waits",
    );
}

/** What was held back comes again only if the feed is fetched whole. */
const afterDay = (feed: Feed, today: FeedDay): Feed =>
  today.heldBack > 0 ? { ...feed, today, etag: undefined, lastModified: undefined } : { ...feed, today };

async function check(feed: Feed, deps: PollerDeps, stopping: AbortSignal): Promise<Checked> {
  const { client, feeds, random } = deps;
  const outcome = await fetchFeed(client, feed);
  const read: ParsedDocument = outcome.kind === "read" ? outcome.reading : { drafts: [], skipped: [] };
  const oldest = client.now() - deps.keepMs;
  const kept = read.drafts.filter(({ publishedAt = oldest }) => publishedAt >= oldest);
  const drafts = await identify(kept, feed.id, client.now());
  const result = await addWithinDay(deps.articles, drafts, dayOf(feed, client.now()), client.now());
  const changed = [...result.added, ...result.changed];
  const checked = afterCheck(feed, outcome, changed.length > 0, client.now(), random());
  const now = outcome.kind === "read" ? afterDay(checked, result.today) : checked;
  // A check that our own shutdown cut off is no failure of the feed: it is due again.
  const isCutOff = stopping.aborted && outcome.kind === "failed";
  if (outcome.kind === "failed" && !isCutOff) deps.onFailure(outcome.failure);
  if (outcome.kind === "gone") deps.onFailure("gone");
  await feeds.save(isCutOff ? { ...feed, nextCheck: client.now() } : now);
  if (feed.fullText) await addFullTexts(changed.filter(namedByUrl(read.drafts)), deps, stopping);
  const counts = { articles: read.drafts.length, new: result.added.length, changed: result.changed.length };
  return { feed: now, outcome: outcome.kind, ...counts, skipped: read.skipped };
}

/** Whether no other article has an article's address, so that the page there is its page. */
function namedByUrl(drafts: Draft[]): (article: Article) => boolean {
  const own = new Set(drafts.filter(({ sharesUrl }) => !sharesUrl).map(({ url }) => url));
  return ({ url }) => own.has(url);
}

async function addFullTexts(teasers: Article[], deps: PollerDeps, stopping: AbortSignal): Promise<void> {
  const { articles, client, mayFetch } = deps;
  for (const teaser of teasers) {
    if (stopping.aborted) return;
    const whole = await withFullText(teaser, client, mayFetch);
    if (whole) await articles.add([whole], client.now());
  }
}
