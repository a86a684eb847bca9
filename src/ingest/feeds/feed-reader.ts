import type { ArticleStore } from "../../article/store.ts";
import type { AllowList } from "../fetch/allow-list.ts";
import { createFetcher } from "../fetch/fetcher.ts";
import { createHostPace, type HostWait } from "../fetch/host-pace.ts";
import { createRobots } from "../fetch/robots.ts";
import { createParser } from "../parse/parser.ts";
import type { FeedService, FeedStore } from "./feed.ts";
import type { FeedDoors } from "./feed-doors.ts";
import type { PagesDue } from "./pages/pages-due.ts";
import { createPoller, type Poller } from "./poll/poller.ts";
import { createRuleDesk } from "./rules/create-rule-desk.ts";
import type { PageRuleStore } from "./rules/page-rules.ts";
import type { RuleDesk } from "./rules/rule-desk.ts";
import type { EntryQueries } from "./rules/sort-entries.ts";

/** What of the feeds' service goes to the network: it checks feeds, and tries rules on what they bring. */
export type FeedReader = {
  poller: Poller;
  rules: RuleDesk;
  /** Waits for what is in flight, and starts no more. */
  stop(): Promise<void>;
};

export type FeedReaderOptions = {
  feeds: FeedStore;
  articles: ArticleStore;
  pageRules: PageRuleStore;
  pagesDue: PagesDue;
  doors: FeedDoors;
  /** Reads the queries of feeds' rules. */
  queries: EntryQueries;
  userAgent: string;
  allow: AllowList;
  /** Articles that are older when they arrive are ignored; unset, none are. */
  keepMs?: number;
  now: () => number;
  /** How to wait until a host may be asked again; by default in real time. */
  wait?: HostWait;
  onFailure: Parameters<FeedService["onFailure"]>[0];
};

export function createFeedReader(options: FeedReaderOptions): FeedReader {
  const { now, wait, keepMs = Number.POSITIVE_INFINITY } = options;
  const parser = createParser();
  const pace = createHostPace(now, wait);
  const client = { fetcher: createFetcher({ ...options, pace }), parser, now };
  const robots = createRobots(client.fetcher, pace, now);
  const { random } = Math;
  const poller = createPoller({ ...options, client, robots, pace, keepMs, random });
  return {
    poller,
    rules: createRuleDesk({ ...options, client, robots }),
    async stop() {
      await poller.stop();
      await parser[Symbol.asyncDispose]();
    },
  };
}
