import type { ChannelRef, UserRef } from "../chat/message.ts";

/** ISO weekdays, 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** What a channel's digests, follows and mutes have in common. Times are milliseconds since the epoch. */
export type Subscription = {
  id: string;
  channel: ChannelRef;
  /** 1, 2, 3 among the channel's of this kind: what people type. */
  number: number;
  createdBy: UserRef;
  createdAt: number;
};

export type Schedule = {
  /** Local wall-clock times, "08:30": sorted, different, never empty. */
  times: string[];
  /** IANA name. */
  zone: string;
  /** Sorted, never empty. */
  weekdays: Weekday[];
};

/** A channel's subscription to a digest; its number is 0 where it is posted only when somebody asks. */
export type DigestSubscription = Subscription & {
  schedule: Schedule;
  /** Only stories that match, in the query language. */
  about?: string;
  /** At most so many stories; ten where nobody said. */
  most?: number;
  /** Posts nothing where there is nothing new. */
  silent?: boolean;
  locale: string;
  /** When somebody last changed it: what was due before is not posted late. */
  changedAt?: number;
  /** Where the last sent window ended: the next begins there. */
  coveredUntil: number;
  /** Why the last one could not be posted, as the ledger keeps reasons; each slot is tried all the same. */
  pausedBecause?: string;
};

export type NewDigestSubscription = Omit<DigestSubscription, "id" | "number" | "pausedBecause" | "changedAt">;

/** What somebody wishes of a digest, and may change later. */
export type DigestSubscriptionChange = Pick<DigestSubscription, "schedule" | "about" | "most" | "silent">;

export interface DigestSubscriptionStore {
  /** Numbers it within its channel; a number is never given again. */
  add(subscription: NewDigestSubscription): Promise<DigestSubscription>;
  /** The channel's one order, number 0, for digests that somebody asks for; its zone, words and asker become these. */
  askedFor(order: NewDigestSubscription): Promise<DigestSubscription>;
  get(id: string): Promise<DigestSubscription | undefined>;
  /** Those with times of one channel, by number; threads of a channel are the channel. */
  inChannel(channel: ChannelRef): Promise<DigestSubscription[]>;
  /** Those with times of all channels. */
  all(): Promise<DigestSubscription[]>;
  /** Gives it another wish in the place of all of the one before. */
  change(id: string, wish: DigestSubscriptionChange, now: number): Promise<void>;
  remove(id: string): Promise<void>;
  /** Notes why it cannot be posted; false where it was paused already. */
  pause(id: string, because: string): Promise<boolean>;
  resume(id: string): Promise<void>;
  /** Moves `coveredUntil` forward. */
  cover(id: string, until: number): Promise<void>;
}
