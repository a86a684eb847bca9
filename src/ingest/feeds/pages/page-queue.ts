import type { Article } from "../../../article/article.ts";
import type { ArticleStore } from "../../../article/store.ts";
import { createInFlight } from "../../../async/in-flight.ts";
import { createLanePool } from "../../../async/pool.ts";
import type { HostPace } from "../../fetch/host-pace.ts";
import type { Robots } from "../../fetch/robots.ts";
import type { Feed, FeedStore } from "../feed.ts";
import type { FeedDoor } from "../feed-door.ts";
import type { FeedDoors } from "../feed-doors.ts";
import type { FeedClient } from "../poll/fetch-feed.ts";
import type { PageRuleStore } from "../rules/page-rules.ts";
import { isTeaser, withFullText } from "./full-text.ts";
import type { PagesDue } from "./pages-due.ts";
import { createSiteFurniture } from "./site-furniture.ts";

const maxInFlight = 16;
/** Of a page whose host asked for a pause instead. */
const maxTries = 3;

type PageQueueDeps = {
  articles: Pick<ArticleStore, "add" | "get">;
  feeds: Pick<FeedStore, "get">;
  doors: Pick<FeedDoors, "open">;
  pagesDue: PagesDue;
  client: FeedClient;
  robots: Robots;
  pace: HostPace;
  pageRules: Pick<PageRuleStore, "of">;
  /** Called with what the store rejected with. */
  onError: (error: unknown) => void;
  /** Aborted when the program ends: what this cut off is due at the next start. */
  stopping: AbortSignal;
};

type QueuedPage = { teaser: Article; door: FeedDoor | undefined };

/** Fetches the pages behind teasers beside the polling, of each host one after the other, by turns. */
export function createPageQueue(deps: PageQueueDeps) {
  const { articles, feeds, doors, pagesDue, client, robots, pace, pageRules, onError, stopping } = deps;
  const pool = createLanePool(maxInFlight, 1, client.now);
  const inFlight = createInFlight();
  const furniture = createSiteFurniture();
  const addWhole = async (page: QueuedPage, host: string, triesLeft: number) => {
    const whole = await withFullText(page.teaser, client, robots, { furniture, pageRules, door: page.door });
    if (whole) await articles.add([whole], client.now());
    const rests = pace.restsUntil(host);
    if (rests) pool.slowDown(host, rests);
    if (rests && !whole && triesLeft > 0) return queue(page, triesLeft - 1);
    if (whole || !stopping.aborted) await pagesDue.done(page.teaser.id);
  };
  const queue = (page: QueuedPage, triesLeft: number): void => {
    const host = URL.parse(page.teaser.url ?? "")?.host ?? "";
    void inFlight.track(pool.run(host, () => addWhole(page, host, triesLeft)).catch(onError));
  };
  const queueAll = (teasers: Article[], door: FeedDoor | undefined): void => {
    for (const teaser of teasers) queue({ teaser, door }, maxTries - 1);
  };
  return {
    /** The pages of those of a feed's articles that are only teasers. */
    async add(feed: Feed, brought: Article[]): Promise<void> {
      const teasers = brought.filter(isTeaser);
      if (teasers.length === 0) return;
      await pagesDue.note(teasers.map(({ id }) => ({ articleId: id, feedId: feed.id })));
      queueAll(teasers, await doors.open(feed));
    },
    /** Those that were due when the program ended; to be called once, at its start. */
    async addLeft(): Promise<void> {
      for (const [feedId, pages] of Map.groupBy(await pagesDue.list(), (page) => page.feedId)) {
        const feed = await feeds.get(feedId);
        const teasers = await articles.get(pages.map(({ articleId }) => articleId));
        const left = feed?.fullText ? teasers : [];
        const ids = new Set(left.map(({ id }) => id));
        for (const { articleId } of pages) if (!ids.has(articleId)) await pagesDue.done(articleId);
        if (feed) queueAll(left, await doors.open(feed));
      }
    },
    /** Goes on with hosts whose rest is over; to be called about every second. */
    resume: () => pool.resume(),
    /** Resolves when all pages have been fetched. */
    async settled(): Promise<void> {
      while (inFlight.size > 0) await inFlight.settled();
    },
    /** Begins no more pages, and waits for those in flight. */
    async stop(): Promise<void> {
      pool.close();
      await inFlight.settled();
    },
  };
}
