import type { ChannelRef } from "../../chat/message.ts";
import type { ShownStory } from "../ledger.ts";
import type { Subscription, SubscriptionStore } from "../subscription.ts";

/** Local hours, "22:00" to "07:00", in which nothing is posted. */
export type QuietHours = { from: string; to: string };

/** A channel's subscription to alerts. */
export type Follow = Subscription & {
  /** In the query language. */
  query: string;
  quiet?: QuietHours;
  /** An IANA name, for dates in the query and for the quiet hours. */
  zone: string;
  locale: string;
  /** Why the last alert could not be posted, as the ledger keeps reasons, and when that was. */
  paused?: { because: string; at: number };
  /** When an alert was last refused, even if the follow was resumed since. */
  refusedAt?: number;
};

export type NewFollow = Omit<Follow, "id" | "number" | "paused" | "refusedAt">;

/** A story that a follow matched, and the delivery that shows it, once there is one. */
export type FollowMatch = ShownStory & { followId: string; at: number; deliveryKey?: string };

export interface FollowStore extends SubscriptionStore<Follow, NewFollow> {
  /** Changes whenever a follow was added, removed or changed. */
  version(): Promise<string>;
  /** Replaces the query and the quiet hours. */
  change(id: string, change: Pick<Follow, "query" | "quiet">, now: number): Promise<void>;
  /** Notes why it cannot be posted; false if it was paused already. */
  pause(id: string, because: string, now: number): Promise<boolean>;
  resume(id: string): Promise<void>;
  /** The last change of the feed whose matches are recorded; undefined before the first. */
  cursor(): Promise<number | undefined>;
  /** Records matches, each story of a follow once, together with the cursor. */
  record(matches: FollowMatch[], cursor: number): Promise<void>;
  /** Matches without a delivery, oldest first. */
  waiting(): Promise<FollowMatch[]>;
  /** Gives a delivery the waiting matches of its follow; all that it then has, oldest first. */
  assign(followId: string, deliveryKey: string): Promise<FollowMatch[]>;
  /** Takes the matches of a refused delivery back, those at or after `since` (ms): they wait again. */
  release(deliveryKey: string, since: number): Promise<void>;
  /** How many stories each follow of a channel has matched since a moment. */
  counts(channel: ChannelRef, since: number): Promise<Map<string, number>>;
  /** When the follow's deliveries at or after `since` were made. */
  alertsSince(followId: string, since: number): Promise<number[]>;
  /** The follow's match of a story; undefined if it did not match. */
  match(followId: string, storyId: string): Promise<FollowMatch | undefined>;
}
