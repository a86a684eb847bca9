import { LRUCache } from "lru-cache";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { ArticleStore } from "../article/store.ts";
import { StoreUnavailableError } from "../article/store-unavailable.ts";
import { withTimeout } from "../async/timeout.ts";
import type { OnAck, OnMessage } from "../chat/adapter.ts";
import type { PlatformState } from "../chat/connection/connection.ts";
import type { OnUnanswered } from "../chat/ladder/climb.ts";
import type { DeliveryState, Ledger } from "../digest/ledger.ts";
import type { Feed, FeedService, FeedStore } from "../ingest/feeds/feed.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { observePlatforms } from "./platform-metrics.ts";

/** Read at every scrape. */
type Observed = {
  /** Whether the search cluster answers, where there is one. */
  clusterAnswers?: () => Promise<boolean>;
  /** How many changes of the articles the search has yet to take in; undefined if that cannot be seen. */
  behind: () => Promise<number | undefined>;
  index: SearchIndex;
  articles: ArticleStore;
  ledger: Ledger;
  feeds: FeedStore;
};

const feedStates = ["read", "failing", "gone", "unread"] as const;

const stateOf = ({ goneAt, failures, lastSuccess }: Feed): (typeof feedStates)[number] => {
  if (goneAt !== undefined) return "gone";
  if (failures) return "failing";
  return lastSuccess === undefined ? "unread" : "read";
};

const states: DeliveryState[] = ["due", "claimed", "sent", "uncertain", "failed", "skipped"];

const readTimeoutMs = 2_000;
/** Counting tens of millions of articles takes seconds. */
const countTtlMs = 300_000;

/** The result, or undefined if the database is away. */
const ifThere = <T>(reading: Promise<T>): Promise<T | undefined> =>
  withTimeout(reading, readTimeoutMs, () => undefined).catch((error: unknown) => {
    if (error instanceof StoreUnavailableError) return undefined;
    throw error;
  });

/**
 * The program's metrics for Prometheus, with Node's own (event-loop lag, memory, collections).
 * @param version of the program, such as 1.2.0
 */
export function createMetrics(version: string) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: "newsdesk_build_info",
    help: "1, with the version that runs",
    labelNames: ["version"],
    registers,
  }).set({ version }, 1);
  const messages = new Counter({
    name: "newsdesk_messages_total",
    help: "What people said to the bot: answered, silent (a repetition or a flood) or failed",
    labelNames: ["platform", "kind", "outcome"],
    registers,
  });
  const duration = new Histogram({
    name: "newsdesk_answer_seconds",
    help: "From hearing a message to having its answer",
    labelNames: ["platform"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers,
  });
  const acknowledgement = new Histogram({
    name: "newsdesk_ack_seconds",
    help: "From receiving what somebody did to acknowledging it; Slack and Discord wait three seconds",
    labelNames: ["platform"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
    registers,
  });
  const unanswered = new Counter({
    name: "newsdesk_unanswered_total",
    help: "Answers that the platform let the bot show nowhere, not even in a direct message, by reason",
    labelNames: ["platform", "reason"],
    registers,
  });
  const feedFailures = new Counter({
    name: "newsdesk_feed_failures_total",
    help: "Checks of feeds that failed, by reason",
    labelNames: ["reason"],
    registers,
  });

  return {
    registry,
    /** Times how long a platform waits for an acknowledgement, and counts the answers that it shows nowhere. */
    ofPlatform: (platform: string): { onAck: OnAck; onUnanswered: OnUnanswered } => ({
      onAck: (ms) => acknowledgement.observe({ platform }, ms / 1_000),
      onUnanswered: (reason) => unanswered.inc({ platform, reason }),
    }),
    feedFailed: ((reason) => feedFailures.inc({ reason })) satisfies Parameters<FeedService["onFailure"]>[0],
    /** The same answers, counted and timed; a rejection stays one. */
    timed:
      (answer: OnMessage): OnMessage =>
      async (message) => {
        const { kind } = message;
        const { platform } = message.channel;
        const stopClock = duration.startTimer({ platform });
        let outcome = "failed";
        try {
          const reply = await answer(message);
          outcome = reply ? "answered" : "silent";
          return reply;
        } finally {
          stopClock();
          messages.inc({ platform, kind, outcome });
        }
      },
    /** Includes the platforms from now on. */
    observePlatforms: (platforms: () => PlatformState[], ledger: Pick<Ledger, "open">, now: () => number) =>
      observePlatforms(registry, { platforms, ledger, now, ifThere }),
    /** Includes the index, the feeds and the ledger from now on. */
    observe({ clusterAnswers, behind, index, articles, ledger, feeds }: Observed): void {
      type Figures = number | Record<string, number> | undefined;
      const gauge = (name: string, help: string, read: () => Promise<Figures>) =>
        new Gauge({
          name,
          help,
          // Even if it is not used: a gauge without labels shows 0 if it has no figure.
          labelNames: ["state"],
          registers,
          async collect() {
            this.reset();
            const figures = (await ifThere(read())) ?? {};
            if (typeof figures === "number") this.set(figures);
            else for (const [state, figure] of Object.entries(figures)) this.set({ state }, figure);
          },
        });
      if (clusterAnswers)
        gauge("newsdesk_search_up", "1 where the search cluster answers, 0 where it does not", async () =>
          Number(await clusterAnswers()),
        );
      gauge("newsdesk_database_up", "1 where the database answers, 0 where it does not", async () =>
        Number((await ifThere(ledger.count("claimed"))) !== undefined),
      );
      const counts = new LRUCache<"articles", number>({
        max: 1,
        ttl: countTtlMs,
        fetchMethod: () => articles.count(),
      });
      gauge("newsdesk_articles", "Articles stored, counted every five minutes at most", () =>
        counts.fetch("articles"),
      );
      gauge("newsdesk_index_articles", "Articles that the search knows", async () => index.size);
      gauge("newsdesk_index_seq", "The last change that the search has read", async () => index.seq);
      gauge("newsdesk_index_behind", "Changes of articles that the search has yet to take in", behind);
      gauge("newsdesk_feeds", "Feeds by how their last check went", async () => {
        const byState = Object.groupBy(await feeds.list(), stateOf);
        return Object.fromEntries(feedStates.map((state) => [state, byState[state]?.length ?? 0]));
      });
      gauge(
        "newsdesk_deliveries",
        "Digests and alerts by state; uncertain ones may have been posted and never are again",
        async () =>
          Object.fromEntries(
            await Promise.all(states.map(async (state) => [state, await ledger.count(state)])),
          ),
      );
      gauge(
        "newsdesk_doubts",
        "Deliveries that may have been posted and that nobody has settled, by whether whoever set them was told",
        async () => {
          const byDoubt = Object.groupBy(await ledger.openDoubts(), ({ doubt }) => doubt ?? "untold");
          const { told = [], untold = [], untellable = [] } = byDoubt;
          return { untold: untold.length + untellable.length, told: told.length };
        },
      );
    },
  };
}
