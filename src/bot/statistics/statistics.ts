import type { FollowStore } from "../../digest/follows/follow.ts";
import type { DeliveryState, Ledger } from "../../digest/ledger.ts";
import { lateAfterMs } from "../../digest/schedule/due-slots.ts";
import type { DigestSubscriptionStore } from "../../digest/subscription.ts";
import type { Feed, FeedStore } from "../../ingest/feeds/feed.ts";
import { sum } from "../../search/structures/sum.ts";
import type { QuestionCounts, QuestionOutcome } from "./question-counts.ts";

const dayMs = 86_400_000;
const mostNamed = 10;

/** What came in and went out, counted by day; the days in UTC by their first millisecond. */
export interface ActivityCounts {
  /** The articles that came in since a moment, by day and source. */
  articlesPerDay(since: number): Promise<{ day: number; source: string; articles: number }[]>;
  /** The digests and alerts due since a moment; `late` of them were first sent `lateMs` after that or later. */
  deliveriesPerDay(
    since: number,
    lateMs: number,
  ): Promise<{ day: number; state: DeliveryState; deliveries: number; late: number }[]>;
}

/** The numbers of one day. */
type DayCounts = {
  /** "2026-11-29", in UTC. */
  day: string;
  questions: Record<QuestionOutcome, number>;
  articles: number;
  posts: Record<"sent" | "late" | "uncertain" | "failed", number>;
};

/** What an operator wants to know of the last days. */
export type Statistics = {
  /** The oldest first. */
  days: DayCounts[];
  /** What was most often asked without a result, or with another than was meant. */
  nothingFound: { words: string; questions: number }[];
  unmeant: { words: string; questions: number }[];
  /** Those with the most new articles. */
  sources: { source: string; articles: number }[];
  feeds: Record<"well" | "failing" | "gone", number>;
  orders: Record<"digests" | "follows" | "paused", number>;
  inDoubt: number;
};

type StatisticsDeps = {
  questions: Pick<QuestionCounts, "perDay" | "commonest">;
  activity: ActivityCounts;
  feeds: Pick<FeedStore, "list">;
  subscriptions: Pick<DigestSubscriptionStore, "all">;
  follows: Pick<FollowStore, "all">;
  ledger: Pick<Ledger, "openDoubts">;
};

/** The statistics of the last `dayCount` days (at least 1), with today. */
export async function gatherStatistics(
  { questions, activity, feeds, subscriptions, follows, ledger }: StatisticsDeps,
  dayCount: number,
  now: number,
): Promise<Statistics> {
  const first = (Math.floor(now / dayMs) - dayCount + 1) * dayMs;
  const articles = await activity.articlesPerDay(first);
  const asked = await questions.perDay(first);
  const posts = await activity.deliveriesPerDay(first, lateAfterMs);
  const [digests, followed] = [await subscriptions.all(), await follows.all()];
  const paused = [
    ...digests.filter(({ pausedBecause }) => pausedBecause),
    ...followed.filter((one) => one.paused),
  ];
  return {
    days: Array.from({ length: dayCount }, (_, place) => {
      const day = first + place * dayMs;
      const isOfDay = (row: { day: number }) => row.day === day;
      return dayCounts(day, asked.filter(isOfDay), articles.filter(isOfDay), posts.filter(isOfDay));
    }),
    nothingFound: await questions.commonest("nothing", first, mostNamed),
    unmeant: await questions.commonest("unmeant", first, mostNamed),
    sources: bySource(articles).slice(0, mostNamed),
    feeds: feedHealth(await feeds.list()),
    orders: { digests: digests.length, follows: followed.length, paused: paused.length },
    inDoubt: (await ledger.openDoubts()).length,
  };
}

type Rows<Method extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Method>>;

function dayCounts(
  day: number,
  asked: Rows<QuestionCounts["perDay"]>,
  articles: Rows<ActivityCounts["articlesPerDay"]>,
  posts: Rows<ActivityCounts["deliveriesPerDay"]>,
): DayCounts {
  const questionsWith = (outcome: QuestionOutcome) =>
    sum(asked.filter((one) => one.outcome === outcome).map(({ questions }) => questions));
  const posted = (state: DeliveryState) =>
    sum(posts.filter((one) => one.state === state).map(({ deliveries }) => deliveries));
  return {
    day: new Date(day).toISOString().slice(0, 10),
    questions: {
      found: questionsWith("found"),
      nothing: questionsWith("nothing"),
      unmeant: questionsWith("unmeant"),
    },
    articles: sum(articles.map((one) => one.articles)),
    posts: {
      sent: posted("sent"),
      late: sum(posts.map(({ late }) => late)),
      uncertain: posted("uncertain"),
      failed: posted("failed"),
    },
  };
}

function bySource(articles: Rows<ActivityCounts["articlesPerDay"]>): Statistics["sources"] {
  const groups = Map.groupBy(articles, ({ source }) => source);
  return Array.from(groups, ([source, rows]) => ({
    source,
    articles: sum(rows.map((row) => row.articles)),
  })).toSorted((one, other) => other.articles - one.articles || (one.source < other.source ? -1 : 1));
}

function feedHealth(feeds: Feed[]): Statistics["feeds"] {
  const polled = feeds.filter(({ goneAt }) => goneAt === undefined);
  const failing = polled.filter(({ failures }) => failures > 0).length;
  return { well: polled.length - failing, failing, gone: feeds.length - polled.length };
}
