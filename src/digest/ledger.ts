import type { MessageRef } from "../chat/message.ts";

/**
 * due: to be tried (again) from `retryAt`; claimed: a process works on it until its lease ends;
 * uncertain: perhaps posted, so never posted again; failed: never to be posted; skipped: nothing to post.
 */
export type DeliveryState = "due" | "claimed" | "sent" | "uncertain" | "failed" | "skipped";

/**
 * What became of an uncertain delivery: nobody knows yet; whoever set it was told; or takes no direct messages,
 * so that this is tried again; they said that it is
 * there; they said to post it again; a later delivery showed its stories.
 */
export type Doubt = "untold" | "told" | "untellable" | "answered" | "again" | "made_up";

/** A row of the ledger: one digest of a subscription, or one alert of a follow. */
export type Delivery = {
  /** Unique, at most 25 characters. */
  key: string;
  /** The id of the digest subscription or follow. */
  subscriptionId: string;
  /** The slot, or when the alert was made. */
  dueAt: number;
  state: DeliveryState;
  /** How often it was claimed. */
  attempts: number;
  leaseUntil?: number;
  retryAt?: number;
  message?: MessageRef;
  /** Why it failed or is uncertain: a code, or a code and details. */
  reason?: string;
  /** When the first request left that may have posted it. */
  requestedAt?: number;
  /** When the last one did. */
  lastRequestedAt?: number;
  /** How long the machine that it left from had been up then, in ms. */
  requestUptime?: number;
  /** Set if one of these may have left under a sender's name. */
  isUnderName?: true;
  /** Of a look-up that is not finished. */
  lookUpCursor?: string;
  /** Set once it was uncertain. */
  doubt?: Doubt;
  /** What it says besides its stories. */
  frame?: EditionFrame;
};

/** A feed that cannot be read, and since when (ms). */
export type UnreachableFeed = { name: string; since: number };

/** Doubtful deliveries whose stories another one shows first; the earliest was due at `dueAt`. */
export type MadeUpDoubts = { keys: string[]; stories: number; dueAt: number };

/** One of the posts that an edition consists of in a forum: one story. */
export type EditionPost = {
  /** The edition's key. */
  of: string;
  /** They are posted one after the other, from 0. */
  place: number;
  /** The most important story, posted last so that it stands on top; it says what the edition covers. */
  isLead?: true;
  /** Its story was perhaps missed in a delivery that was due then. */
  missedSince?: number;
};

/** A post to be, with all that is noted for its request. */
export type PlannedPost = RequestNote & { key: string };

/**
 * Where a digest's window began, how many of its stories are not shown and, if they can be listed, which; which feeds could not be read, and
 * for which doubtful deliveries it makes up.
 */
export type EditionFrame = {
  from: number;
  leftOut: number;
  rest?: string[];
  unreachable?: UnreachableFeed[];
  makesUpFor?: MadeUpDoubts;
  post?: EditionPost;
};

/** A story in a delivery, with the article shown for it. */
export type ShownStory = { storyId: string; articleId: string };

/** What a request shows. */
export type RequestNote = {
  stories: ShownStory[];
  frame?: EditionFrame;
  /** Whether the message is to be published once it is posted. */
  publish?: boolean;
  /** Whether it leaves under a sender's name. */
  isUnderName?: boolean;
  /** How long the machine that it leaves from has been up, in ms. */
  uptime?: number;
};

/** One claim of a delivery: `attempts` distinguishes it from earlier and later ones. */
export type Claim = Pick<Delivery, "key" | "attempts">;

/** The ledger: who may send what, decided by one row per delivery. Times in ms since the epoch. */
export interface Ledger {
  /**
   * The row if this caller may send it now: it is new, due again, or its owner's lease has ended.
   * `takenOver`: that owner had noted a request, so it may have been posted. Undefined if the
   * delivery is done, or another process has it or another one of its subscription.
   */
  claim(
    key: string,
    slot: { subscriptionId: string; dueAt: number },
    now: number,
    leaseMs: number,
  ): Promise<{ delivery: Delivery; takenOver: boolean } | undefined>;
  /** Whether there is a delivery of a subscription that is due at that moment, whatever its key. */
  hasSlot(subscriptionId: string, dueAt: number): Promise<boolean>;
  /** Adds a delivery that any process may claim at once; false if the key exists. */
  request(delivery: Pick<Delivery, "key" | "subscriptionId" | "dueAt">, now: number): Promise<boolean>;
  /** Also settles the doubts that it makes up for. */
  sent(key: string, message: MessageRef): Promise<void>;
  /**
   * Notes that a request is about to leave, and what it shows; replaces earlier notes. False, and nothing
   * is noted, if the claim has ended or was taken over: then the request must not leave.
   */
  noteRequest(claim: Claim, note: RequestNote, now: number): Promise<boolean>;
  /**
   * In place of a claimed edition, one delivery for each of its posts, due at once, and the doubts that they make
   * up for are settled: all or nothing. False, and nothing is done, if the claim was lost.
   */
  spread(claim: Claim, posts: PlannedPost[], doubts: string[], now: number): Promise<boolean>;
  /** All deliveries of a subscription that are due at a moment. */
  dueThen(subscriptionId: string, dueAt: number): Promise<Delivery[]>;
  /** Makes the deliveries of a subscription's last slot due again that failed, if that was due at or after `since`. */
  reopenLast(subscriptionId: string, since: number, now: number): Promise<void>;
  /** What a subscription's deliveries due since a moment have shown, or may have, but for the one `except`. */
  shownStories(subscriptionId: string, since: number, except?: string): Promise<ShownStory[]>;
  /** The articles that its deliveries due since a moment did not show but could list, but for the one `except`. */
  listedArticles(subscriptionId: string, since: number, except?: string): Promise<string[]>;
  /** What one delivery shows, or may have shown, in order. */
  storiesOf(key: string): Promise<ShownStory[]>;
  /** Uncertain deliveries whose stories no later delivery has shown and nobody has found, oldest first. */
  openDoubts(): Promise<Delivery[]>;
  /** Whoever set it knows of the doubt. */
  doubtTold(key: string): Promise<void>;
  /** Whoever set it takes no direct messages now. */
  doubtUntellable(key: string): Promise<void>;
  /** Settles a doubt: it is there, or it is due again at once. False if it is settled already. */
  answerDoubt(key: string, answer: "answered" | "again", now: number): Promise<boolean>;
  /** Deliveries that show an article or its story, the latest first, each with its articles in order. */
  deliveriesShowing(story: ShownStory): Promise<{ delivery: Delivery; articleIds: string[] }[]>;
  /** Posted messages that are to be published now, the earliest first. */
  toPublish(now: number): Promise<Delivery[]>;
  /** It is published, or never will be. */
  published(key: string): Promise<void>;
  publishLater(key: string, at: number): Promise<void>;
  count(state: DeliveryState): Promise<number>;
  // The next three change nothing if the delivery was claimed again since.
  /** Certainly not posted: due again from `retryAt`, without a look-up. */
  retry(claim: Claim, retryAt: number, reason: string): Promise<void>;
  /**
   * Perhaps posted: the lease ends at `lookUpAt`, and the next claim is `takenOver`.
   * @param cursor where that look-up goes on; without it, it begins anew
   */
  markUnknown(claim: Claim, lookUpAt: number, reason: string, cursor?: string): Promise<void>;
  /** Never to be posted (again). */
  close(claim: Claim, state: "uncertain" | "failed" | "skipped", reason: string): Promise<void>;
  /** The ids of subscriptions and follows with deliveries that are not done. */
  unfinished(): Promise<Set<string>>;
  /** Rows that may be claimed now, oldest first: due, or claimed and the lease has ended. */
  open(now: number): Promise<Delivery[]>;
  get(key: string): Promise<Delivery | undefined>;
  /** Deletes finished deliveries due before a moment, with what they showed; returns how many. */
  prune(before: number): Promise<number>;
}
