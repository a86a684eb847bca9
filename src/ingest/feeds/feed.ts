import type { Logger } from "pino";
import type { Skip } from "../draft.ts";
import type { FetchFailure } from "../fetch/fetch-error.ts";

/** A feed that is polled. Times and durations are in milliseconds. */
export type Feed = FeedState & {
  /** Stays the same when the feed moves: its articles are known by it. */
  id: string;
  /** Where it is fetched now. */
  url: string;
  /** As it was first given: what FEEDS in the environment still says after a move. */
  addedAs: string;
  /** True where FEEDS names it, and taking it out there removes it. */
  configured: boolean;
  /** Whether the pages of its teasers are fetched for their text. */
  fullText: boolean;
  addedAt: number;
};

/** What polling has found out, and when it goes on. */
type FeedState = {
  /** As readers know it, once it has been read. */
  title?: string;
  etag?: string;
  lastModified?: string;
  nextCheck: number;
  /** How long to wait between two checks, from how often it changes. */
  every: number;
  lastSuccess?: number;
  /** Checks that failed since, and the last one's error as a code line. */
  failures: number;
  failingSince?: number;
  error?: string;
  /** Entries of the last reading that could not be used. */
  unusable: number;
  /** When its server said that it is gone for good; it is not polled any more. */
  goneAt?: number;
  /** When the operators were told that it fails; they are told once, and once when it recovers. */
  reportedAt?: number;
};

/** Which feeds there are. Every implementation passes test/contract/feed-store.ts. */
export interface FeedStore {
  /** Adds a feed or, where its address is known, gives the one there is; one that was gone is polled again. */
  add(
    feed: Pick<Feed, "url" | "configured" | "fullText">,
    now: number,
  ): Promise<{ feed: Feed; isNew: boolean }>;
  /** In the order they were added, those that are gone at their end. */
  list(): Promise<Feed[]>;
  /**
   * Takes feeds whose time has come, at most `most`, those that wait longest: nobody else is given
   * them until `nextCheck`, `leaseMs` from now, or until they are saved.
   */
  claim(now: number, most: number, leaseMs: number): Promise<Feed[]>;
  /**
   * Notes what a check found; a feed that was removed meanwhile stays removed. `url` may have moved.
   * What is decided elsewhere (`fullText`, `reportedAt`) stays as it is.
   */
  save(feed: Feed): Promise<void>;
  setFullText(id: string, fullText: boolean): Promise<void>;
  /**
   * Feeds of which the operators are to be told: that they fail since `failingBefore` or longer, or
   * are gone; or, told that, that they are well again.
   */
  toReport(failingBefore: number): Promise<Feed[]>;
  /**
   * Notes that the operators are told of a failure at `time`, or, without one, of the recovery;
   * false where that was noted before: of several processes one tells.
   */
  claimReport(id: string, time: number | undefined): Promise<boolean>;
  /** Whether it was there. */
  remove(id: string): Promise<boolean>;
}

/** What a check of a feed came to; `feed` is how it stands now. */
export type Checked = {
  feed: Feed;
  outcome: "read" | "unchanged" | "gone" | "failed";
  articles: number;
  new: number;
  changed: number;
  /** The entries that could not be used, with why. */
  skipped: Skip[];
};

/** Adding, removing and polling feeds. */
export interface FeedService {
  /**
   * Adds the feed at an address, or the one that the page there announces, with its articles;
   * `fullText` says whether its teasers' pages are fetched (they are); one that is there already takes it over.
   * @throws FeedError where there is none that can be read, or it is there already
   */
  add(address: string, options?: { fullText?: boolean }): Promise<Checked>;
  /** Adds feeds unread, to be polled soon; gives the new ones. @throws FeedError for what is no address */
  note(addresses: string[]): Promise<Feed[]>;
  list(): Promise<Feed[]>;
  /** Removes a feed by its number in the list, from 1, its address or its title; its articles stay. @throws FeedError */
  remove(which: string): Promise<Feed>;
  /** Sets whether the pages of a feed's teasers are fetched, from its next check on. @throws FeedError where there is no such feed */
  setFullText(which: string, fullText: boolean): Promise<Feed>;
  /** Checks one feed, or all of them, now. @throws FeedError where there is no such feed */
  check(which?: string): Promise<Checked[]>;
  /** Polls what the operator's configuration names, and no longer what it named before. @throws FeedError for what is no address */
  configure(addresses: string[]): Promise<void>;
  /** Begins to check the feeds that are due. */
  tick(log: Logger): Promise<void>;
  /** Has `tell` called with why a check failed, for each that does from now on. */
  onFailure(tell: (failure: FeedFailure) => void): void;
  stop(): Promise<void>;
}

/** Why a check failed, in kinds that can be counted: what the fetch met, a status such as "http_5xx", or no feed there. */
export type FeedFailure = FetchFailure | `http_${number}xx` | "gone" | "unreadable";
