import { type Feed, type FeedService, type FeedStore, feedName, type NewFeed } from "./feed.ts";
import { addressOf } from "./feed-address.ts";
import { doorFrom, type FeedDoor, withoutPassword } from "./feed-door.ts";
import { createFeedDoors, type DoorKey, type FeedDoors } from "./feed-doors.ts";
import { FeedError } from "./feed-error.ts";
import type { FeedReader, FeedReaderOptions } from "./feed-reader.ts";
import { findFeed } from "./find-feed.ts";
import { givenNames } from "./rules/rule.ts";

type FeedServiceOptions = Omit<FeedReaderOptions, "doors" | "onFailure"> & {
  /** Seals how feeds are signed in to. */
  doorKey: DoorKey;
};

export function createFeedService(options: FeedServiceOptions): FeedService {
  const { feeds, now } = options;
  let onFailedCheck: Parameters<FeedService["onFailure"]>[0] = () => {};
  const doors = createFeedDoors(feeds, options.doorKey);
  let loading: Promise<FeedReader> | undefined;
  /** Loaded when a feed is first read: a question at the shell reads none, and this is a fifth of its program. */
  const reader = (): Promise<FeedReader> => (loading ??= load());
  const load = async () => {
    const { createFeedReader } = await import("./feed-reader.ts");
    return createFeedReader({ ...options, doors, onFailure: (failure) => onFailedCheck(failure) });
  };
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
      const checked = await (await reader()).poller.check(feed, true);
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
      return (await reader()).poller.check(feed);
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
    rules: {
      list: async () => (await reader()).rules.list(),
      try: async (wish) => (await reader()).rules.try(wish),
      set: async (wish) => (await reader()).rules.set(wish),
      remove: async (which) => (await reader()).rules.remove(which),
    },
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
      const chosen = which ? [await findFeed(feeds, which)] : await feeds.list();
      return (await reader()).poller.checkAll(chosen, onChecked);
    },
    settled: async () => (await reader()).poller.settled(),
    tick: async (log) => (await reader()).poller.tick(log),
    onFailure(listener) {
      onFailedCheck = listener;
    },
    async stop() {
      await (await loading)?.stop();
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
