import type { ChannelRef, UserRef } from "../chat/message.ts";
import type { PostStyle } from "../chat/posts/post-style.ts";
import type { Shortfalls } from "../chat/posts/shortfalls.ts";
import type { PlaceKind } from "../chat/reply.ts";

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
  /** Set if the channel is the conversation of whoever set it with Newsdesk: it is theirs alone. */
  isPersonal?: true;
};

/** What digests and follows have in common that is posted. */
export type Posted = {
  /** The usual one if it is missing. */
  style?: PostStyle;
  /** What its posts go without; whoever set it up has been told. */
  shortfalls?: Shortfalls;
};

/** What helps to tell whoever set something up, later, that it cannot be posted. */
export type SetUpNotes = {
  /** What people called the channel then: "#general". */
  channelName?: string;
  /** The person's language then, a BCP 47 name. */
  creatorLocale?: string;
  /** Set if it is paused and the person has not been told. */
  isUntold?: true;
};

/** The subscriptions of one kind. */
export interface SubscriptionStore<Item extends Subscription, New> {
  /** Numbers it within its channel; a number is never given again. */
  add(subscription: New): Promise<Item>;
  get(id: string): Promise<Item | undefined>;
  /** Those of one channel, by number; threads of a channel are the channel. */
  inChannel(channel: ChannelRef): Promise<Item[]>;
  all(): Promise<Item[]>;
  /** Those that a person set for themselves alone, the oldest first. */
  personalOf(user: UserRef): Promise<Item[]>;
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
export type DigestSubscription = Subscription &
  SetUpNotes &
  Posted & {
    schedule: Schedule;
    /** Only stories that match this query. */
    about?: string;
    /** The maximum of stories; ten by default. */
    most?: number;
    /** Posts nothing if there is nothing new. */
    silent?: boolean;
    /** Each story in a post of its own, or each digest with a thread; a plain message if it is left out. */
    place?: PlaceKind;
    locale: string;
    /** When it was last changed: slots before that are not posted late. */
    changedAt?: number;
    /** The end of the last sent window and start of the next. */
    coveredUntil: number;
    /** When a clock was found to have been ahead of slots it had posted: since then slots have other keys. */
    setBackAt?: number;
    /** Why the last one could not be posted; the reason as in the ledger. The next slots are tried nevertheless. */
    pausedBecause?: string;
    /** Set if whoever set it up has not been told of the pause. */
    isUntold?: true;
  };

export type NewDigestSubscription = Omit<
  DigestSubscription,
  "id" | "number" | "pausedBecause" | "isUntold" | "shortfalls" | "changedAt" | "setBackAt"
>;

export type DigestSubscriptionChange = Pick<
  DigestSubscription,
  "schedule" | "about" | "most" | "silent" | "place" | "style"
>;

/** What digests and follows have in common when they cannot be posted. */
export interface PausableStore<Item extends Subscription> {
  resume(id: string): Promise<void>;
  /** Records that whoever set it up has been told of the pause. */
  told(id: string): Promise<void>;
  /** The paused ones, those on request as well. */
  paused(): Promise<Item[]>;
  /** The paused ones that a person set up and has not been told of, those on request as well. */
  untoldTo(user: UserRef): Promise<Item[]>;
  /**
   * Records why its posts go without a part of their style, or that they do not; true if they do for a reason that
   * was not recorded before.
   */
  noteShortfall<Part extends keyof Shortfalls>(
    id: string,
    part: Part,
    because: Shortfalls[Part],
  ): Promise<boolean>;
}

/** The lists leave out digests posted only on request. */
export interface DigestSubscriptionStore
  extends SubscriptionStore<DigestSubscription, NewDigestSubscription>,
    PausableStore<DigestSubscription> {
  /** The channel's one subscription, number 0, for digests on request; zone, locale, creator and names become these. */
  requested(subscription: NewDigestSubscription): Promise<DigestSubscription>;
  change(id: string, change: DigestSubscriptionChange, now: number): Promise<void>;
  /** Records why it cannot be posted, and that nobody was told yet; false if it was paused already. */
  pause(id: string, because: string): Promise<boolean>;
  /** Moves `coveredUntil` forward to the end of a window, unless there is a gap before the window. */
  cover(id: string, window: { from: number; to: number }): Promise<void>;
}
