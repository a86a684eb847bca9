import type { Article } from "../../../article/article.ts";
import type { ArticleStore } from "../../../article/store.ts";
import { createInFlight } from "../../../async/in-flight.ts";
import { createLanePool } from "../../../async/pool.ts";
import type { HostPace } from "../../fetch/host-pace.ts";
import type { Robots } from "../../fetch/robots.ts";
import type { FeedDoor } from "../feed-door.ts";
import type { PageRuleStore } from "../rules/page-rules.ts";
import type { FeedClient } from "./fetch-feed.ts";
import { withFullText } from "./full-text.ts";
import { createSiteFurniture } from "./site-furniture.ts";

const maxInFlight = 16;
/** Of a page whose host asked for a pause instead. */
const maxTries = 3;

type PageQueueDeps = {
  articles: Pick<ArticleStore, "add">;
  client: FeedClient;
  robots: Robots;
  pace: HostPace;
  pageRules: Pick<PageRuleStore, "of">;
  /** Called with what the store rejected with. */
  onError: (error: unknown) => void;
};

type QueuedPage = { teaser: Article; door: FeedDoor | undefined };

/** Fetches the pages behind teasers beside the polling, of each host one after the other, by turns. */
export function createPageQueue({ articles, client, robots, pace, pageRules, onError }: PageQueueDeps) {
  const pool = createLanePool(maxInFlight, 1, client.now);
  const inFlight = createInFlight();
  const furniture = createSiteFurniture();
  const addWhole = async (page: QueuedPage, host: string, triesLeft: number) => {
    const whole = await withFullText(page.teaser, client, robots, { furniture, pageRules, door: page.door });
    if (whole) await articles.add([whole], client.now());
    const rests = pace.restsUntil(host);
    if (!rests) return;
    pool.slowDown(host, rests);
    if (!whole && triesLeft > 0) queue(page, triesLeft - 1);
  };
  const queue = (page: QueuedPage, triesLeft: number): void => {
    const host = URL.parse(page.teaser.url ?? "")?.host ?? "";
    void inFlight.track(pool.run(host, () => addWhole(page, host, triesLeft)).catch(onError));
  };
  return {
    /** `door`: how their feed is signed in to. */
    add(teasers: Article[], door: FeedDoor | undefined): void {
      for (const teaser of teasers) queue({ teaser, door }, maxTries - 1);
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
