import type { ChannelRef, MessageRef, UserRef } from "../chat/message.ts";

/** ISO weekdays, 1 Monday to 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export type Schedule = {
  /** Local wall-clock time, "08:30". */
  time: string;
  /** IANA name. */
  zone: string;
  /** Sorted, never empty. */
  weekdays: Weekday[];
};

/** A channel's standing order for a digest. Times are milliseconds since the epoch. */
export type Subscription = {
  id: string;
  channel: ChannelRef;
  /** 1, 2, 3 within the channel: what people type. */
  number: number;
  schedule: Schedule;
  /** Only stories that match, in the query language. */
  about?: string;
  locale: string;
  createdBy: UserRef;
  createdAt: number;
  /** Where the last sent window ended: the next begins there. */
  coveredUntil: number;
  /** Why nothing is posted for now, in words for a person. */
  pausedBecause?: string;
};

export type NewSubscription = Omit<Subscription, "id" | "number" | "pausedBecause">;

export interface SubscriptionStore {
  /** Numbers it within its channel. */
  add(subscription: NewSubscription): Promise<Subscription>;
  /** Of one channel, by number; threads of a channel are the channel. */
  inChannel(channel: ChannelRef): Promise<Subscription[]>;
  /** All that are not paused. */
  active(): Promise<Subscription[]>;
  remove(id: string): Promise<void>;
  pause(id: string, because: string): Promise<void>;
  /** Moves `coveredUntil` forward. */
  cover(id: string, until: number): Promise<void>;
}

/**
 * claimed: a process is at it until the lease ends; sent; uncertain: it may have been posted, so
 * it is never posted again; failed: it never will be; due: to be tried (again) from `retryAt`.
 */
export type DeliveryState = "due" | "claimed" | "sent" | "uncertain" | "failed";

/** A row of the ledger: one subscription's one slot. */
export type Delivery = {
  /** At most 25 characters, unique. */
  key: string;
  subscriptionId: string;
  /** The slot, when it was due. */
  dueAt: number;
  state: DeliveryState;
  /** How often it was claimed. */
  attempts: number;
  leaseUntil?: number;
  retryAt?: number;
  message?: MessageRef;
  /** Why it failed or is uncertain, for a person. */
  reason?: string;
};

/** One claim of a delivery: `attempts` tells it from an earlier and a later one. */
export type Claim = Pick<Delivery, "key" | "attempts">;

/** The ledger: who may send what, decided by one row a delivery. Times in ms since the epoch. */
export interface Ledger {
  /**
   * The row, if this caller may send it now: new, or due again, or left behind by an owner whose
   * lease is over (`takenOver`: it may have been posted). Undefined where somebody else has it or
   * it is done.
   */
  claim(
    key: string,
    slot: { subscriptionId: string; dueAt: number },
    now: number,
    leaseMs: number,
  ): Promise<{ delivery: Delivery; takenOver: boolean } | undefined>;
  sent(key: string, message: MessageRef): Promise<void>;
  // The next three change nothing where the claim is no longer the row's last.
  /** Certainly not posted: to be tried again from `retryAt`, without looking it up first. */
  retry(claim: Claim, retryAt: number, reason: string): Promise<void>;
  /** Perhaps posted: the lease ends at `lookUpAt`, and the next claim is `takenOver`. */
  doubt(claim: Claim, lookUpAt: number, reason: string): Promise<void>;
  /** Never to be posted (again). */
  close(claim: Claim, state: "uncertain" | "failed", reason: string): Promise<void>;
  /** Rows that may be claimed now: due and `retryAt` come, or claimed and the lease over; oldest first. */
  open(now: number): Promise<Delivery[]>;
  get(key: string): Promise<Delivery | undefined>;
}
