import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { ArticleStore } from "../article/store.ts";
import { StoreUnavailableError } from "../article/store-unavailable.ts";
import { withTimeout } from "../async/timeout.ts";
import type { OnAck, OnMessage } from "../chat/adapter.ts";
import type { DeliveryState, Ledger } from "../digest/ledger.ts";
import type { Feed, FeedService, FeedStore } from "../ingest/feeds/feed.ts";
import type { SearchIndex } from "../search/search-index.ts";

/** What is read whenever somebody scrapes the figures. */
type Observed = { index: SearchIndex; articles: ArticleStore; ledger: Ledger; feeds: FeedStore };

export type Metrics = {
  registry: Registry;
  /** The same answers, counted and timed; a rejection stays one. */
  timed(answer: OnMessage): OnMessage;
  /** Times how long a platform waits for an acknowledgement. */
  acknowledged(platform: string): OnAck;
  /** Counts failed checks of feeds. */
  feedFailed: Parameters<FeedService["onFailure"]>[0];
  /** Shows the size of the index and the state of the ledger from now on. */
  observe(observed: Observed): void;
};

const feedStates = ["read", "failing", "gone", "unread"] as const;

const stateOf = ({ goneAt, failures, lastSuccess }: Feed): (typeof feedStates)[number] => {
  if (goneAt !== undefined) return "gone";
  if (failures) return "failing";
  return lastSuccess === undefined ? "unread" : "read";
};

const states: DeliveryState[] = ["due", "claimed", "sent", "uncertain", "failed", "skipped"];

/** A scrape waits no longer for the database. */
const readTimeoutMs = 2_000;

/** What was read; undefined where the database is away. */
const ifThere = <T>(reading: Promise<T>): Promise<T | undefined> =>
  withTimeout(reading, readTimeoutMs, () => undefined).catch((error: unknown) => {
    if (error instanceof StoreUnavailableError) return undefined;
    throw error;
  });

/** How long a count of all articles holds: of ten millions it takes seconds. */
const countTtlMs = 300_000;

function cached(count: () => Promise<number>): () => Promise<number> {
  let last: { figure: Promise<number>; at: number } | undefined;
  return () => {
    if (last && performance.now() - last.at < countTtlMs) return last.figure;
    const figure = count();
    last = { figure, at: performance.now() };
    figure.catch(() => {
      last = undefined;
    });
    return figure;
  };
}

/** The program's figures for Prometheus, with Node's own (event-loop lag, memory, collections). */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
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
  const feedFailures = new Counter({
    name: "newsdesk_feed_failures_total",
    help: "Checks of feeds that failed, by reason",
    labelNames: ["reason"],
    registers,
  });

  return {
    registry,
    acknowledged: (platform) => (ms) => acknowledgement.observe({ platform }, ms / 1_000),
    feedFailed: (reason) => feedFailures.inc({ reason }),
    timed: (answer) => async (message) => {
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
    observe({ index, articles, ledger, feeds }) {
      const gauge = (name: string, help: string, read: () => Promise<number | Record<string, number>>) =>
        new Gauge({
          name,
          help,
          // Also where it is not used: a gauge without labels shows 0 where it has no figure.
          labelNames: ["state"],
          registers,
          async collect() {
            this.reset();
            const figures = (await ifThere(read())) ?? {};
            if (typeof figures === "number") this.set(figures);
            else for (const [state, figure] of Object.entries(figures)) this.set({ state }, figure);
          },
        });
      gauge("newsdesk_database_up", "1 where the database answers, 0 where it does not", async () =>
        Number((await ifThere(ledger.count("claimed"))) !== undefined),
      );
      const articleCount = cached(() => articles.count());
      gauge("newsdesk_articles", "Articles stored, counted every five minutes at most", articleCount);
      gauge("newsdesk_index_articles", "Articles that the search knows", async () => index.size);
      gauge("newsdesk_index_seq", "The last change that the search has read", async () => index.seq);
      gauge("newsdesk_feeds", "Feeds by how their last check went", async () => {
        const list = (await feeds.list()).map(stateOf);
        return Object.fromEntries(
          feedStates.map((state) => [state, list.filter((one) => one === state).length]),
        );
      });
      gauge(
        "newsdesk_deliveries",
        "Digests and alerts by state; uncertain ones may have been posted and never are again",
        async () =>
          Object.fromEntries(
            await Promise.all(states.map(async (state) => [state, await ledger.count(state)])),
          ),
      );
    },
  };
}
