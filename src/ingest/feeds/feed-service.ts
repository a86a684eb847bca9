import type { ArticleStore } from "../../article/store.ts";
import type { AllowList } from "../fetch/allow-list.ts";
import { createFetcher } from "../fetch/fetcher.ts";
import { createHostPace, type HostWait } from "../fetch/host-pace.ts";
import { createRobots } from "../fetch/robots.ts";
import { createParser } from "../parse/parser.ts";
import { type Feed, type FeedService, type FeedStore, feedName, type NewFeed } from "./feed.ts";
import { addressOf } from "./feed-address.ts";
import { doorFrom, type FeedDoor, withoutPassword } from "./feed-door.ts";
import { createFeedDoors, type DoorKey, type FeedDoors } from "./feed-doors.ts";
import { FeedError } from "./feed-error.ts";
import { findFeed } from "./find-feed.ts";
import type { PagesDue } from "./pages/pages-due.ts";
import { createPoller } from "./poll/poller.ts";
import { createRuleDesk } from "./rules/create-rule-desk.ts";
import type { PageRuleStore } from "./rules/page-rules.ts";
import { givenNames } from "./rules/rule.ts";
import type { EntryQueries } from "./rules/sort-entries.ts";

type FeedServiceOptions = {
  feeds: FeedStore;
  articles: ArticleStore;
  pageRules: PageRuleStore;
  pagesDue: PagesDue;
  /** Reads the queries of feeds' rules. */
  queries: EntryQueries;
  userAgent: string;
  allow: AllowList;
  /** Articles that are older when they arrive are ignored; unset, none are. */
  keepMs?: number;
  /** Seals how feeds are signed in to. */
  doorKey: DoorKey;
  now: () => number;
  /** How to wait until a host may be asked again; by default in real time. */
  wait?: HostWait;
};

export function createFeedService(options: FeedServiceOptions): FeedService {
  const { feeds, articles, pageRules, pagesDue, queries, now, keepMs = Number.POSITIVE_INFINITY } = options;
  const parser = createParser();
  const pace = createHostPace(now, options.wait);
  const client = { fetcher: createFetcher({ ...options, pace }), parser, now };
  const robots = createRobots(client.fetcher, pace, now);
  let onFailedCheck: Parameters<FeedService["onFailure"]>[0] = () => {};
  const onFailure: typeof onFailedCheck = (failure) => onFailedCheck(failure);
  const { random } = Math;
  const doors = createFeedDoors(feeds, options.doorKey);
  const poller = createPoller({
    ...{ feeds, articles, client, robots, pace, doors, queries, pageRules, pagesDue },
    keepMs,
    onFailure,
    random,
  });
  return {
    async add(address, { fullText, signIn = "" } = {}) {
      const { url, door } = behindDoor(addressOf(address), signIn);
      const { feed, isNew } = await feeds.add({ url, configured: false, fullText: fullText ?? true }, now());
      if (isNew) await doors.set(feed.id, door);
      else {
        const isOther = fullText !== undefined && fullText !== feed.fullText;
        if (isOther) await feeds.setFullText(feed.id, fullText);
        throw already(feed, isOther ? fullText : undefined);
      }
      const checked = await poller.check(feed, true);
      const { url: own, memory } = checked.feed;
      const twin = (await feeds.list()).find(
        ({ id, url }) => id !== feed.id && [own, memory.readFrom].includes(url),
      );
      if (checked.outcome === "read" && !twin) return checked;
      await feeds.remove(feed.id);
      throw twin
        ? already(twin)
        : new FeedError("feed_unreadable", { feed: feed.url, reason: checked.feed.error ?? "" });
    },
    async signIn(which, lines) {
      const feed = await findFeed(feeds, which);
      await doors.set(feed.id, doorFrom(lines, feed.url));
      // What it answered to somebody else says nothing about this.
      await feeds.save({ ...feed, etag: undefined, lastModified: undefined });
      return poller.check(feed);
    },
    note: async (listed) => addAll({ feeds, doors }, listed, false, now()),
    async configure(addresses) {
      const known = await feeds.list();
      const named = new Set(addresses.map((address) => withoutPassword(addressOf(address)).url));
      const gone = new Set(known.filter(({ goneAt }) => goneAt).map(({ addedAs }) => addedAs));
      const there = addresses.filter((address) => !gone.has(withoutPassword(addressOf(address)).url));
      await addAll(
        { feeds, doors },
        there.map((url) => ({ url })),
        true,
        now(),
      );
      for (const feed of known) if (feed.configured && !named.has(feed.addedAs)) await feeds.remove(feed.id);
    },
    list: () => feeds.list(),
    rules: createRuleDesk({ feeds, client, robots, doors, queries, pageRules }),
    async remove(which) {
      const feed = await findFeed(feeds, which);
      await feeds.remove(feed.id);
      return feed;
    },
    async setFullText(which, fullText) {
      const feed = await findFeed(feeds, which);
      await feeds.setFullText(feed.id, fullText);
      return { ...feed, fullText };
    },
    async check(which, onChecked) {
      return poller.checkAll(which ? [await findFeed(feeds, which)] : await feeds.list(), onChecked);
    },
    settled: () => poller.settled(),
    tick: (log) => poller.tick(log),
    onFailure(listener) {
      onFailedCheck = listener;
    },
    async stop() {
      await poller.stop();
      await parser[Symbol.asyncDispose]();
    },
  };
}

/** The lines that say how to sign in, and what the address itself says. */
function behindDoor(address: string, lines: string): { url: string; door: FeedDoor } {
  const { url, door } = withoutPassword(address);
  const said = doorFrom(lines, url);
  return { url, door: { ...door, ...said, headers: { ...door?.headers, ...said.headers } } };
}

async function addAll(
  { feeds, doors }: { feeds: FeedStore; doors: FeedDoors },
  listed: NewFeed[],
  configured: boolean,
  now: number,
): Promise<Feed[]> {
  const added: Feed[] = [];
  const found = listed.map((one) => ({ ...withoutPassword(addressOf(one.url)), rules: givenNames(one) }));
  for (const { url, door, rules } of found) {
    const { feed, isNew } = await feeds.add({ url, configured, fullText: true }, now);
    if (door && (isNew || configured)) await doors.set(feed.id, door);
    if (isNew && rules.length > 0) await feeds.setRules(feed.id, rules);
    if (isNew) added.push({ ...feed, rules });
  }
  return added;
}

function already(feed: Feed, nowFullText?: boolean): FeedError {
  const now = nowFullText === undefined ? "" : nowFullText ? "_with_pages" : "_without_pages";
  return new FeedError(`feed_known${now}`, { feed: feedName(feed) });
}
