import type { MessageRef } from "../chat/message.ts";

/**
 * claimed: a process is at it until the lease ends; sent; uncertain: it may have been posted, so
 * it is never posted again; failed: it never will be; skipped: there was nothing to say; due: to be
 * tried (again) from `retryAt`.
 */
export type DeliveryState = "due" | "claimed" | "sent" | "uncertain" | "failed" | "skipped";

/** A row of the ledger: one digest of a subscription, or one alert of a follow. */
export type Delivery = {
  /** At most 25 characters, unique. */
  key: string;
  /** The subscription's or the follow's id. */
  subscriptionId: string;
  /** The slot, or when the alert was made. */
  dueAt: number;
  state: DeliveryState;
  /** How often it was claimed. */
  attempts: number;
  leaseUntil?: number;
  retryAt?: number;
  message?: MessageRef;
  /** Why it failed or is uncertain: a code, which each language has a sentence for, or `code: detail`. */
  reason?: string;
  /** Of a digest: what it says beside its stories. */
  frame?: EditionFrame;
};

/** A feed that cannot be read, and since when (ms). */
export type UnreachableFeed = { name: string; since: number };

/** Where a digest's window began, how many of its stories are not shown, and which feeds could not be read. */
export type EditionFrame = { from: number; leftOut: number; unreachable?: UnreachableFeed[] };

/** A story in a delivery, and the article that tells it there. */
export type ShownStory = { storyId: string; articleId: string };

/** One claim of a delivery: `attempts` tells it from an earlier and a later one. */
export type Claim = Pick<Delivery, "key" | "attempts">;

/** The ledger: who may send what, decided by one row a delivery. Times in ms since the epoch. */
export interface Ledger {
  /**
   * The row, if this caller may send it now: new, or due again, or left behind by an owner whose
   * lease is over (`takenOver`: what it shows was noted, so it may have been posted). Undefined
   * where somebody else has it or it is done.
   */
  claim(
    key: string,
    slot: { subscriptionId: string; dueAt: number },
    now: number,
    leaseMs: number,
  ): Promise<{ delivery: Delivery; takenOver: boolean } | undefined>;
  /** Puts down a delivery to be made now by whoever comes first; false where the key is there already. */
  request(delivery: Pick<Delivery, "key" | "subscriptionId" | "dueAt">, now: number): Promise<boolean>;
  sent(key: string, message: MessageRef): Promise<void>;
  /** Notes what a delivery shows, at the last moment before it is posted; what was noted before is forgotten. */
  show(key: string, stories: ShownStory[], frame?: EditionFrame): Promise<void>;
  /** What a subscription's deliveries due in [since, until) showed, or may have. */
  shownStories(subscriptionId: string, since: number, until: number): Promise<ShownStory[]>;
  /** Deliveries that show an article or another telling of its story, the latest first, with the articles of each in their order. */
  deliveriesShowing(story: ShownStory): Promise<{ delivery: Delivery; articleIds: string[] }[]>;
  /** How many deliveries are in a state. */
  count(state: DeliveryState): Promise<number>;
  // The next three change nothing where the claim is no longer the row's last.
  /** Certainly not posted: to be tried again from `retryAt`, without looking it up first. */
  retry(claim: Claim, retryAt: number, reason: string): Promise<void>;
  /** Perhaps posted: the lease ends at `lookUpAt`, and the next claim is `takenOver`. */
  markUnknown(claim: Claim, lookUpAt: number, reason: string): Promise<void>;
  /** Never to be posted (again). */
  close(claim: Claim, state: "uncertain" | "failed" | "skipped", reason: string): Promise<void>;
  /** Whose deliveries are not done: ids of subscriptions and follows. */
  unfinished(): Promise<Set<string>>;
  /** Rows that may be claimed now: due and `retryAt` come, or claimed and the lease over; oldest first. */
  open(now: number): Promise<Delivery[]>;
  get(key: string): Promise<Delivery | undefined>;
  /** Forgets deliveries due before a moment that are done, with what they told; gives back how many. */
  prune(before: number): Promise<number>;
}
