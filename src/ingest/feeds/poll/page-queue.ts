import type { Article } from "../../../article/article.ts";
import type { ArticleStore } from "../../../article/store.ts";
import { createInFlight } from "../../../async/in-flight.ts";
import { createLanePool } from "../../../async/pool.ts";
import type { HostPace } from "../../fetch/host-pace.ts";
import type { Robots } from "../../fetch/robots.ts";
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
  /** Called with what the store rejected with. */
  onError: (error: unknown) => void;
};

/** Fetches the pages behind teasers beside the polling, of each host one after the other, by turns. */
export function createPageQueue({ articles, client, robots, pace, onError }: PageQueueDeps) {
  const pool = createLanePool(maxInFlight, 1, client.now);
  const inFlight = createInFlight();
  const furniture = createSiteFurniture();
  const addWhole = async (teaser: Article, host: string, triesLeft: number) => {
    const whole = await withFullText(teaser, client, robots, furniture);
    if (whole) await articles.add([whole], client.now());
    const rests = pace.restsUntil(host);
    if (!rests) return;
    pool.slowDown(host, rests);
    if (!whole && triesLeft > 0) queue(teaser, triesLeft - 1);
  };
  const queue = (teaser: Article, triesLeft: number): void => {
    const host = URL.parse(teaser.url ?? "")?.host ?? "";
    void inFlight.track(pool.run(host, () => addWhole(teaser, host, triesLeft)).catch(onError));
  };
  return {
    add(teasers: Article[]): void {
      for (const teaser of teasers) queue(teaser, maxTries - 1);
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
