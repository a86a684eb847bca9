import type { ChannelRef, UserRef } from "../chat/message.ts";

/** ISO weekdays, 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a channel's digests, follows and mutes have in common. Times are milliseconds since the epoch. */
export type Subscription = {
  id: string;
  channel: ChannelRef;
  /** 1, 2, 3 ... among the channel's subscriptions of one kind: what people type. */
  number: number;
  createdBy: UserRef;
  createdAt: number;
};

/** The subscriptions of one kind. */
export interface SubscriptionStore<Item extends Subscription, New> {
  /** Numbers it within its channel; a number is never given again. */
  add(subscription: New): Promise<Item>;
  get(id: string): Promise<Item | undefined>;
  /** Those of one channel, by number; threads of a channel are the channel. */
  inChannel(channel: ChannelRef): Promise<Item[]>;
  all(): Promise<Item[]>;
  remove(id: string): Promise<void>;
}

export type Schedule = {
  /** Local wall-clock times, "08:30": sorted, different, never empty. */
  times: string[];
  /** IANA name. */
  zone: string;
  /** Sorted, never empty. */
  weekdays: Weekday[];
};

/** A channel's subscription to a digest. Its number is 0 if it is posted only on request. */
export type DigestSubscription = Subscription & {
  schedule: Schedule;
  /** Only stories that match this query. */
  about?: string;
  /** The maximum of stories; ten by default. */
  most?: number;
  /** Posts nothing if there is nothing new. */
  silent?: boolean;
  locale: string;
  /** When it was last changed: slots before that are not posted late. */
  changedAt?: number;
  /** The end of the last sent window and start of the next. */
  coveredUntil: number;
  /** Why the last one could not be posted; the reason as in the ledger. The next slots are tried nevertheless. */
  pausedBecause?: string;
};

export type NewDigestSubscription = Omit<DigestSubscription, "id" | "number" | "pausedBecause" | "changedAt">;

export type DigestSubscriptionChange = Pick<DigestSubscription, "schedule" | "about" | "most" | "silent">;

/** The lists leave out digests posted only on request. */
export interface DigestSubscriptionStore
  extends SubscriptionStore<DigestSubscription, NewDigestSubscription> {
  /** The channel's one subscription, number 0, for digests on request; zone, locale and creator become these. */
  requested(subscription: NewDigestSubscription): Promise<DigestSubscription>;
  change(id: string, change: DigestSubscriptionChange, now: number): Promise<void>;
  /** Records why it cannot be posted; false if it was paused already. */
  pause(id: string, because: string): Promise<boolean>;
  resume(id: string): Promise<void>;
  /** Moves `coveredUntil` forward. */
  cover(id: string, until: number): Promise<void>;
}
