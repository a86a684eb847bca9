import type { Article } from "../../src/article/article.ts";
import { type FeedDesk, openFeedDesk } from "../ingest/feeds/feed-desk.ts";
import {
  addressOfFeed,
  dayMs,
  entryOf,
  noteOfFeed,
  published,
  type SimulatedFeed,
  simulatedFeeds,
  skippedHours,
  slowPaceSeconds,
  titleOf,
} from "./simulated-feed.ts";
import { type HostRecord, startSimulatedWeb } from "./simulated-web.ts";

/** The longest wait of a well feed, with its spread: what is younger may not have come yet. */
const longestWaitMs = 1.2 * dayMs;

export type MonthReport = {
  hosts: Map<string, HostRecord>;
  checks: number;
  articles: number;
  faults: string[];
};

/**
 * Lets the polling live with feeds that have every fault, on a clock that passes as fast as it can.
 * `faults` of the report says what is not as it must be: feeds lost, moved wrongly or renamed, articles
 * missing, doubled or overwritten, hosts that were asked too soon.
 */
export async function runMonth(count: number, days: number): Promise<MonthReport> {
  const begun = Date.UTC(2026, 10, 1);
  const desk = await openFeedDesk(begun);
  const web = await startSimulatedWeb(begun, desk.now);
  try {
    const feeds = simulatedFeeds(count, web.port);
    web.serve(feeds);
    await desk.service.note(feeds.map((feed) => ({ url: noteOfFeed(feed) })));
    for (const { id } of await desk.service.list()) await desk.storage.feeds.setFullText(id, false);
    while (desk.now() < begun + days * dayMs) {
      const before = desk.now();
      await desk.pollNext();
      // What is due may have to wait until its host may be asked again.
      if (desk.now() === before) desk.pass(1_000);
    }
    const archive = await desk.storage.articles.between(0, Number.MAX_SAFE_INTEGER);
    const faults = [
      ...(await feedFaults(feeds, desk, days)),
      ...articleFaults(feeds, archive, { begun, now: desk.now() }),
      ...paceFaults(web.hosts),
      ...wishFaults(feeds, web.hosts),
    ];
    const checks = [...web.hosts.values()].reduce((sum, { asked }) => sum + asked.length, 0);
    return { hosts: web.hosts, checks, articles: archive.length, faults };
  } finally {
    await desk.close();
    await web.close();
  }
}

async function feedFaults(feeds: SimulatedFeed[], { service }: FeedDesk, days: number): Promise<string[]> {
  const kept = new Map((await service.list()).map((feed) => [feed.addedAs, feed]));
  return feeds.flatMap((feed) => {
    const address = addressOfFeed(feed);
    const now = kept.get(address);
    const moved = address.replace(/feed$/, "moved");
    const expected = feed.fault === "moves for good" && days > 2 ? moved : address;
    return [
      ...(now && !now.goneAt ? [] : [`${address} is lost`]),
      ...(now?.url === expected ? [] : [`${address} is read at ${now?.url} (${feed.fault})`]),
      ...(now?.title === titleOf(feed) ? [] : [`${address} is called ${now?.title} (${feed.fault})`]),
    ];
  });
}

type Month = { begun: number; now: number };

function articleFaults(feeds: SimulatedFeed[], archive: Article[], month: Month): string[] {
  const bySource = Map.groupBy(archive, ({ source }) => source);
  return feeds.flatMap((feed) => {
    const found = bySource.get(titleOf(feed)) ?? [];
    const count = published(feed, month.now - month.begun);
    const sure = published(feed, month.now - month.begun - longestWaitMs);
    const byText = Map.groupBy(found, ({ summary }) => summary);
    const entries = Array.from({ length: count }, (_, index) => entryOf(feed, index, month.begun, month.now));
    const unknown =
      found.length - entries.reduce((sum, { text }) => sum + (byText.get(text)?.length ?? 0), 0);
    return [
      ...entries.flatMap((entry, index) => {
        const same = byText.get(entry.text) ?? [];
        if (same.length > 1) return [`“${entry.title}” is there ${same.length} times (${feed.fault})`];
        if (same.length === 0 && index < sure) return [`“${entry.title}” is missing (${feed.fault})`];
        const isItself = same.every(({ title }) => entry.title.startsWith(title.replace(" (updated)", "")));
        return isItself ? [] : [`“${entry.title}” was overwritten (${feed.fault})`];
      }),
      ...(unknown > 0 ? [`${unknown} articles of ${titleOf(feed)} are of no entry (${feed.fault})`] : []),
    ];
  });
}

function paceFaults(hosts: Map<string, HostRecord>): string[] {
  return [...hosts].flatMap(([host, { asked }]) => {
    const gap = shortestGap(asked);
    return gap < 1_000 ? [`${host} was asked twice within ${gap} ms`] : [];
  });
}

/** Hosts that were asked in hours that their only feed skips, or sooner than their robots.txt lets. */
function wishFaults(feeds: SimulatedFeed[], hosts: Map<string, HostRecord>): string[] {
  const alone = feeds.filter(({ host }) => feeds.filter((other) => other.host === host).length === 1);
  return feeds.flatMap((feed) => {
    const { asked = [] } = hosts.get(feed.host) ?? {};
    // What it skips is known after the first answer, its pace after the first request for robots.txt.
    const later = asked.slice(learningRequests);
    if (feed.fault === "hours that it skips" && alone.includes(feed)) {
      const wrong = later.filter((time) => skippedHours.includes(new Date(time).getUTCHours()));
      return wrong.map((time) => `${feed.host} was asked at ${new Date(time).toISOString()}`);
    }
    const isTooSoon = feed.fault === "asks for a slow pace" && shortestGap(later) < slowPaceSeconds * 1_000;
    return isTooSoon ? [`${feed.host} was asked sooner than its robots.txt lets`] : [];
  });
}

const learningRequests = 3;

/** Between two requests, in ms; infinite if there were none. */
export const shortestGap = (asked: number[]): number =>
  asked
    .slice(1)
    .reduce((least, time, index) => Math.min(least, time - (asked[index] ?? 0)), Number.POSITIVE_INFINITY);
