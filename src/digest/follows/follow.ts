import type { ChannelRef } from "../../chat/message.ts";
import type { ShownStory } from "../ledger.ts";
import type { Subscription } from "../subscription.ts";

/** Local hours, "22:00" to "07:00", in which nothing is posted. */
export type QuietHours = { from: string; to: string };

/** A channel's subscription to alerts. */
export type Follow = Subscription & {
  /** In the query language. */
  query: string;
  quiet?: QuietHours;
  /** IANA name: of dates in the query and of the quiet hours. */
  zone: string;
  locale: string;
  /** Why the last alert could not be posted, in words for a person, and when that was. */
  paused?: { because: string; at: number };
  /** When an alert was last refused, paused or not any more. */
  refusedAt?: number;
};

export type NewFollow = Omit<Follow, "id" | "number" | "paused" | "refusedAt">;

/** A story that a follow matched, and the delivery that tells it, once there is one. */
export type FollowMatch = ShownStory & { followId: string; at: number; deliveryKey?: string };

export type FollowStore = {
  /** Numbers it within its channel; a number is never given again. */
  add(follow: NewFollow): Promise<Follow>;
  get(id: string): Promise<Follow | undefined>;
  /** Of one channel, by number; threads of a channel are the channel. */
  inChannel(channel: ChannelRef): Promise<Follow[]>;
  all(): Promise<Follow[]>;
  /** Another one whenever a follow came, went or was changed. */
  version(): Promise<string>;
  /** Gives it another query, and other quiet hours or none. */
  change(id: string, order: Pick<Follow, "query" | "quiet">, now: number): Promise<void>;
  remove(id: string): Promise<void>;
  /** Notes why it cannot be posted; false where it was paused already. */
  pause(id: string, because: string, now: number): Promise<boolean>;
  resume(id: string): Promise<void>;
  /** The last line of the change feed whose matches are kept; undefined before the first. */
  cursor(): Promise<number | undefined>;
  /** Keeps matches, each story of a follow once, and how far the change feed was read, in one step. */
  record(matches: FollowMatch[], cursor: number): Promise<void>;
  /** Matches that no delivery tells yet, oldest first. */
  waiting(): Promise<FollowMatch[]>;
  /** Gives a delivery the matches of its follow that no other tells; those it has then, oldest first. */
  assign(followId: string, deliveryKey: string): Promise<FollowMatch[]>;
  /** Takes back what a delivery that was refused was given, as far as it was matched at or after `since` (ms): it waits again. */
  release(deliveryKey: string, since: number): Promise<void>;
  /** How many stories each follow of a channel matched since a moment. */
  counts(channel: ChannelRef, since: number): Promise<Map<string, number>>;
  /** When the deliveries of a follow were made that were made at or after `since`. */
  alertsSince(followId: string, since: number): Promise<number[]>;
  /** What a follow made of a story; undefined where it did not match. */
  match(followId: string, storyId: string): Promise<FollowMatch | undefined>;
};
