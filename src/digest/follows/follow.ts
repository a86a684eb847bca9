import type { FeedProgress } from "../../article/feed-progress.ts";
import type { ChannelRef } from "../../chat/message.ts";
import type { PlaceKind } from "../../chat/reply.ts";
import type { ShownStory } from "../ledger.ts";
import type { PausableStore, Posted, SetUpNotes, Subscription, SubscriptionStore } from "../subscription.ts";

/** Local times such as "22:00" and "07:00", between which nothing is posted. */
export type QuietHours = { from: string; to: string };

/** A channel's subscription to alerts. */
export type Follow = Subscription &
  SetUpNotes &
  Posted & {
    /** In the query language. */
    query: string;
    quiet?: QuietHours;
    /** An IANA name, for dates in the query and for the quiet hours. */
    zone: string;
    locale: string;
    /** "post" in a forum. */
    place?: PlaceKind;
    /** Why and when the last alert could not be posted; the reason as in the ledger. */
    paused?: { because: string; at: number };
    /** When an alert was last refused, even if the follow was resumed later. */
    refusedAt?: number;
  };

/** What may be changed of it: the query, the quiet hours and how alerts look. */
export type FollowChange = Pick<Follow, "query" | "quiet" | "style">;

export type NewFollow = Omit<Follow, "id" | "number" | "paused" | "isUntold" | "shortfalls" | "refusedAt">;

/** A story that a follow matched, and the delivery that shows it, once there is one. */
export type FollowMatch = ShownStory & { followId: string; at: number; deliveryKey?: string };

export interface FollowStore extends SubscriptionStore<Follow, NewFollow>, PausableStore<Follow> {
  /** Differs after a follow was added, removed or changed. */
  version(): Promise<string>;
  change(id: string, change: FollowChange, now: number): Promise<void>;
  /** Records why it cannot be posted, and that nobody was told yet; false if it was paused already. */
  pause(id: string, because: string, now: number): Promise<boolean>;
  /** The part of the change feed whose matches are recorded; undefined before the first. */
  progress(): Promise<FeedProgress | undefined>;
  /**
   * Records matches together with the progress, which was `before` until now, unless another process has
   * moved it on; a story that a follow has matched already is skipped.
   */
  record(matches: FollowMatch[], reading: { before?: FeedProgress; progress: FeedProgress }): Promise<void>;
  /** Matches without a delivery, oldest first. */
  waiting(): Promise<FollowMatch[]>;
  /**
   * Gives a delivery the waiting matches of its follow; returns all it has then, oldest first.
   * @param most as many as it may have in all, the oldest
   */
  assign(followId: string, deliveryKey: string, most?: number): Promise<FollowMatch[]>;
  /** Gives a delivery those waiting matches whose stories it is noted to show. */
  assignShown(followId: string, deliveryKey: string): Promise<void>;
  /** Takes back the matches of a refused delivery that were made at or after `since`: they wait again. */
  release(deliveryKey: string, since: number): Promise<void>;
  /** How many stories each follow of a channel has matched since a moment. */
  counts(channel: ChannelRef, since: number): Promise<Map<string, number>>;
  /** When the follow's deliveries at or after `since` were made. */
  alertsSince(followId: string, since: number): Promise<number[]>;
  /** The follow's match of a story; undefined if it did not match. */
  match(followId: string, storyId: string): Promise<FollowMatch | undefined>;
}
