import type { Logger } from "pino";
import { createInFlight } from "../../../async/in-flight.ts";
import { createKeyedMutex } from "../../../async/mutex.ts";
import { mapConcurrently } from "../../../async/pool.ts";
import type { Checked, Feed } from "../feed.ts";
import { createPageQueue } from "../pages/page-queue.ts";
import type { PagesDue } from "../pages/pages-due.ts";
import { type CheckDeps, checkFeed } from "./check-feed.ts";

const maxInFlight = 24;
/** Longer than a check can take, with its wait for the host. */
const leaseMs = 5 * 60_000;
/** A host that wants to wait longer than this holds no slot meanwhile. */
const shortWaitMs = 2_000;

export type Poller = {
  /** Starts checks of due feeds, up to the limit, and goes on as they end; does not wait for them. */
  tick(log: Logger): Promise<void>;
  /** Checks one feed now. `mayDiscover`: see `fetchFeed`. Rejects only if the store does. */
  check(feed: Feed, mayDiscover?: boolean): Promise<Checked>;
  /** Checks feeds now, several hosts at a time; the results are in their order. */
  checkAll(feeds: Feed[], onChecked?: (checked: Checked) => void): Promise<Checked[]>;
  /** Resolves when nothing is due any more and the pages behind the teasers have been fetched. */
  settled(): Promise<void>;
  /** Starts no more checks, and waits for those in flight. */
  stop(): Promise<void>;
};

export type PollerDeps = Omit<CheckDeps, "stopping"> & { pagesDue: PagesDue };

/** Polls feeds, each at its own interval, those of one host one after the other. */
export function createPoller(deps: PollerDeps): Poller {
  const { feeds, client, pace } = deps;
  const inFlight = createInFlight();
  const stopping = new AbortController();
  const oneByOne = createKeyedMutex();
  let onPageError: (error: unknown) => void = () => {};
  const pages = createPageQueue({
    ...deps,
    onError: (error) => onPageError(error),
    stopping: stopping.signal,
  });
  let hasAddedLeft = false;

  const isNew = ({ configured, lastSuccess }: Feed) => configured && lastSuccess === undefined;
  // A command may ask for a check while one is under way: what that stored counts.
  const checkNow = (feed: Feed, mayDiscover = isNew(feed)) =>
    oneByOne(feed.id, async () => check((await feeds.get(feed.id)) ?? feed, mayDiscover));
  const check = async (feed: Feed, mayDiscover: boolean) => {
    const result = await checkFeed(feed, mayDiscover, { ...deps, stopping: stopping.signal });
    if (feed.fullText && result.withPages.length > 0) await pages.add(feed, result.withPages);
    return result.checked;
  };
  const checkClaimed = (claimed: Feed, log: Logger) =>
    oneByOne(claimed.id, async () => {
      const feed = await feeds.get(claimed.id);
      // It was removed, or a command has checked it since.
      if (!feed || feed.nextCheck !== claimed.nextCheck) return;
      logTrouble(feed, (await check(feed, isNew(feed))).feed, log);
    });
  const begin = (feed: Feed, log: Logger) => {
    const checking = checkClaimed(feed, log).catch((error) =>
      log.error({ err: error, feed: feed.url }, "a feed could not be checked"),
    );
    void inFlight.track(checking, feed.id).then(() => void fill(log).catch(() => undefined));
  };
  const fill = (log: Logger) =>
    oneByOne("claims", async () => {
      const free = maxInFlight - inFlight.size;
      if (free <= 0 || stopping.signal.aborted) return;
      const claimed = await feeds.claim(client.now(), free, leaseMs, pace.busyFor(shortWaitMs));
      for (const feed of claimed) if (!inFlight.has(feed.id)) begin(feed, log);
    });
  return {
    async tick(log) {
      onPageError = (error) => log.error({ err: error }, "the text of a page could not be stored");
      if (!hasAddedLeft) await pages.addLeft().catch(onPageError);
      hasAddedLeft = true;
      pages.resume();
      await fill(log);
    },
    check: checkNow,
    async checkAll(all, onChecked) {
      const hosts = [...Map.groupBy(all, ({ url }) => new URL(url).host).values()];
      const checked = new Map<string, Checked>();
      await mapConcurrently(hosts, maxInFlight, async (ofHost) => {
        for (const feed of ofHost) {
          const one = await checkNow(feed);
          checked.set(feed.id, one);
          onChecked?.(one);
        }
      });
      return all.flatMap(({ id }) => checked.get(id) ?? []);
    },
    async settled() {
      do {
        await inFlight.settled();
        await oneByOne("claims", async () => {});
      } while (inFlight.size > 0);
      await pages.settled();
    },
    async stop() {
      stopping.abort();
      await client.fetcher.close();
      await oneByOne("claims", async () => {});
      await Promise.all([inFlight.settled(), pages.stop()]);
    },
  };
}

/** Only the first of several failures is logged; `newsdesk feeds list` shows the rest. */
function logTrouble(before: Feed, { url, failures, error, goneAt, today }: Feed, log: Logger): void {
  if ((failures === 1 && before.failures === 0) || goneAt)
    log.warn({ feed: url, reason: error }, "a feed cannot be read");
  const isNew = !before.today?.heldBack || before.today.since !== today?.since;
  if (today?.heldBack && isNew)
    log.warn(
      { feed: url, stored: today.stored, heldBack: today.heldBack },
      "a feed brings more entries than it may in a day; the rest waits",
    );
}
