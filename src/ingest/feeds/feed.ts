import type { Logger } from "pino";
import type { FeedRhythm, Skip } from "../draft.ts";
import type { FetchFailure } from "../fetch/fetch-error.ts";
import { type FeedRule, textsOf } from "./rules/rule.ts";
import type { RuleDesk } from "./rules/rule-desk.ts";

/** A feed that is polled. Times and durations are in milliseconds. */
export type Feed = FeedState & {
  /** Stays the same when the feed moves: its articles' keys contain it. */
  id: string;
  /** Where it is fetched now. */
  url: string;
  /** The address as first given, which FEEDS still names after a move. */
  addedAs: string;
  /** True if FEEDS names it: then removing it there removes the feed. */
  configured: boolean;
  /** Whether its articles come whole, with the text of the pages behind its teasers, or only its teasers. */
  fullText: boolean;
  /** Which of its entries are taken, and under which names; in the order in which they were set. */
  rules: FeedRule[];
  /** Whether it is signed in to, with what `FeedStore.door` keeps. */
  hasDoor: boolean;
  addedAt: number;
};

/** What people call it: the name that an operator gave it, else its own. */
export const feedName = ({ rules, title, url }: Pick<Feed, "rules" | "title" | "url">): string =>
  textsOf(rules, "name")[0] ?? title ?? url;

/** The rules of a feed that change something: a list gives every feed a name, most often its own. */
export const tellingRules = ({ rules, title }: Pick<Feed, "rules" | "title">): FeedRule[] =>
  rules.filter(({ kind, text }) => kind !== "name" || text !== title);

/** A day of a feed: new entries that were stored, and how many of the last reading it may not bring that day. */
export type FeedDay = { since: number; stored: number; heldBack: number };

/** What a feed and its server said, which holds until they say otherwise. */
export type FeedMemory = {
  rhythm?: FeedRhythm;
  /** For how long a copy is fresh. */
  freshForMs?: number;
  /** The address of its last reading, after redirects: its `etag` and `lastModified` are of that one. */
  readFrom?: string;
  /** Where it says it has moved for good, and in how many checks in a row. */
  move?: { to: string; checks: number };
  /** How many entries its last reading had. */
  entries?: number;
  /** In how many checks in a row its server answered 410 (Gone). */
  goneChecks?: number;
};

/** The results of polling, and when the next poll is due. */
type FeedState = {
  /** The name that readers see, once it has been read. */
  title?: string;
  etag?: string;
  lastModified?: string;
  nextCheck: number;
  /** The interval between checks, by how often the feed changes. */
  every: number;
  lastSuccess?: number;
  /** Failed checks since then, and the last one's error as a code line. */
  failures: number;
  failingSince?: number;
  error?: string;
  /** Entries of the last reading that could not be used. */
  unusable: number;
  memory: FeedMemory;
  /** When its server had answered 410 (Gone) for long enough; it is no longer polled. */
  goneAt?: number;
  /** How much it has brought in its present day; unset before the first entry. */
  today?: FeedDay;
  /** When its failure was reported to the operators, which happens once; so does its recovery. */
  reportedAt?: number;
};

/** The feeds. Every implementation passes test/contract/feed-store.ts. */
export interface FeedStore {
  /** Adds a feed or returns the one with this address; one that was gone is polled again. */
  add(
    feed: Pick<Feed, "url" | "configured" | "fullText">,
    now: number,
  ): Promise<{ feed: Feed; isNew: boolean }>;
  get(id: string): Promise<Feed | undefined>;
  /** In the order they were added, those that are gone last. */
  list(): Promise<Feed[]>;
  /**
   * Claims due feeds, at most `most`, those that have waited longest, and of each host no more than one:
   * nobody else gets them or another of their host until `nextCheck`, `leaseMs` from now, or until they
   * are saved. None of the hosts in `except` are claimed.
   */
  claim(now: number, most: number, leaseMs: number, except?: string[]): Promise<Feed[]>;
  /** Ends all claims: nobody else is there who could have made them. */
  releaseClaims(now: number): Promise<void>;
  /** No feed of a host is due before a moment. */
  postpone(host: string, until: number): Promise<void>;
  /**
   * Saves the result of a check; a feed that was removed since stays removed. `url` may have changed.
   * `fullText`, `rules`, `hasDoor` and `reportedAt` are not saved: they are set elsewhere. A feed whose rules
   * were changed since it was read from the store is due again.
   */
  save(feed: Feed): Promise<void>;
  setFullText(id: string, fullText: boolean): Promise<void>;
  /** Sets a feed's rules. It is due, and its next check reads all its entries again. */
  setRules(id: string, rules: FeedRule[]): Promise<void>;
  /** Which entries of a feed, by their names, its rules kept out before, as far as they are the same. */
  keptOut(feed: Pick<Feed, "id" | "rules">, entries: string[]): Promise<Set<string>>;
  /** Remembers entries that a feed's rules keep out at `now`, until they were not in it for 30 days. */
  keepOut(feed: Pick<Feed, "id" | "rules">, entries: string[], now: number): Promise<void>;
  /** How a feed is signed in to, sealed. */
  door(id: string): Promise<string | undefined>;
  setDoor(id: string, sealed: string | undefined): Promise<void>;
  /**
   * Feeds to report to the operators: those that have failed since `failingBefore` or longer or are
   * gone; and those that were reported and have recovered.
   */
  toReport(failingBefore: number): Promise<Feed[]>;
  /**
   * Claims the report of a failure at `time` or, without a time, of the recovery; false if it was
   * claimed before: only one of several processes sends it.
   */
  claimReport(id: string, time: number | undefined): Promise<boolean>;
  /** Whether there was such a feed. */
  remove(id: string): Promise<boolean>;
}

/** A feed to be added, with its name and section, if they are not to be its own. */
export type NewFeed = { url: string; title?: string; section?: string };

/** The result of a check; `feed` is its new state. */
export type Checked = {
  feed: Feed;
  /** `waits`: its host asked for a pause, so that it was not asked. */
  outcome: "read" | "unchanged" | "gone" | "failed" | "waits";
  articles: number;
  new: number;
  changed: number;
  /** Entries that the feed's rules kept out. */
  keptOut: number;
  /** The entries that could not be used, with why. */
  skipped: Skip[];
};

/** Adding, removing and polling feeds. */
export interface FeedService {
  /**
   * Adds the feed at an address, or the one that the page there links to, with its articles. `fullText`
   * (true by default) sets whether its articles come whole, also for a feed that exists. `signIn`
   * has the lines of `doorFrom`; a user name and a password in the address count as well, and are kept sealed.
   * @throws FeedError if there is none that can be read, or it exists
   */
  add(address: string, options?: { fullText?: boolean; signIn?: string }): Promise<Checked>;
  /** Keeps how a feed is signed in to (`doorFrom`; with nothing in it no more), and checks it. @throws FeedError */
  signIn(which: string, lines: string): Promise<Checked>;
  /**
   * Adds feeds without reading them and returns the new ones, which get the names and sections that are
   * given; they are polled soon. @throws FeedError for an invalid address
   */
  note(feeds: NewFeed[]): Promise<Feed[]>;
  list(): Promise<Feed[]>;
  /** What feeds and pages are to bring. */
  rules: RuleDesk;
  /** Removes a feed by its number in the list, from 1, its address or its title; its articles stay. @throws FeedError */
  remove(which: string): Promise<Feed>;
  /** Sets whether a feed's articles come whole or as teasers, from its next check on. @throws FeedError if there is no such feed */
  setFullText(which: string, fullText: boolean): Promise<Feed>;
  /**
   * Checks one feed, or all of them, now; `onChecked` is called as each ends.
   * @throws FeedError if there is no such feed
   */
  check(which?: string, onChecked?: (checked: Checked) => void): Promise<Checked[]>;
  /** Resolves when no check is under way and the pages behind the teasers that came have been fetched. */
  settled(): Promise<void>;
  /** Adds the feeds that the configuration names, and removes those that it no longer names. @throws FeedError for an invalid address */
  configure(addresses: string[]): Promise<void>;
  /** Starts checks of due feeds. */
  tick(log: Logger): Promise<void>;
  /** Calls `listener` with the reason of each failed check from now on. */
  onFailure(listener: (failure: FeedFailure) => void): void;
  stop(): Promise<void>;
}

/** Why a check failed, as a label for metrics: the kind of the fetch error, a status such as "http_5xx", or not a feed. */
export type FeedFailure = FetchFailure | `http_${number}xx` | "gone" | "unreadable";
