import type { Logger } from "pino";
import type { Article } from "../../article/article.ts";
import type { ArticleStore } from "../../article/store.ts";
import type { LanePool } from "../../async/pool.ts";
import type { Adapter } from "../../chat/adapter.ts";
import type { KeyValueStore } from "../../chat/key-value-store.ts";
import type { ChannelRef, UserRef } from "../../chat/message.ts";
import type { Reply } from "../../chat/reply.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import type { Edition, EditionOrder } from "../edition/edition.ts";
import type { Follow, FollowStore } from "../follows/follow.ts";
import type { Leases } from "../leases.ts";
import type { Delivery, EditionFrame, Ledger, UnreachableFeed } from "../ledger.ts";
import type { MuteStore } from "../mute.ts";
import type { DigestSubscription, DigestSubscriptionStore } from "../subscription.ts";

/** How what is posted is put into words. */
export type DeliveryTexts = {
  /** An edition for a channel; `late` where it comes well after its time. */
  digest: (edition: Edition, subscription: DigestSubscription, late: boolean) => Reply;
  /** Stories that a follow matched, at least one, the oldest first. */
  alert: (articles: Article[], follow: Follow) => Reply;
  /** For whoever set a digest or a follow that cannot be posted. */
  paused: (posting: Pick<DeliveryTarget, "name" | "locale">, because: string) => Reply;
};

/** What deliveries are made with. */
export type DeliveryDeps = {
  subscriptions: DigestSubscriptionStore;
  follows: FollowStore;
  mutes: MuteStore;
  ledger: Ledger;
  leases: Leases;
  keyValues: KeyValueStore;
  articles: ArticleStore;
  index: SearchIndex;
  /** The feeds that cannot be read at the moment. */
  unreached: () => Promise<UnreachableFeed[]>;
  texts: DeliveryTexts;
  /** Milliseconds since the epoch. */
  now: () => number;
  log: Logger;
};

/** What one process makes its deliveries with. */
export type DeliveryContext = DeliveryDeps & {
  editionOf: (order: EditionOrder) => Promise<Edition>;
};

/** A delivery as it is put down in the ledger before anybody has claimed it. */
export type DueDelivery = Pick<Delivery, "key" | "subscriptionId" | "dueAt">;

/** What is posted, and the articles it tells as they were when it was put into words. */
export type DeliveryContent = { reply: Reply; articles: Article[]; frame?: EditionFrame };

/** Why a delivery has nothing to post. */
export type NothingToPost = "expired" | "covered_by_later" | "nothing_new" | "all_muted";

/** A standing order with one delivery to make: a digest of a subscription or an alert of a follow. */
export type DeliveryTarget = {
  name: { kind: "digest" | "follow"; number: number };
  channel: ChannelRef;
  createdBy: UserRef;
  locale: string;
  isPaused: boolean;
  /** After this moment it is not posted any more. */
  expiresAt: number;
  /** What to post, or why there is nothing. */
  compose(): Promise<DeliveryContent | { nothing: NothingToPost }>;
  /** It was posted, or may have been: its stories never come again. */
  cover(): Promise<void>;
  /** False where it was paused already. */
  pause(because: string): Promise<boolean>;
  resume(): Promise<void>;
};

/** Where deliveries are posted; the pool's lanes are its workspaces or servers. */
export type Platform = { adapter: Adapter; pool: LanePool };

/** A delivery that this process has claimed. */
export type Attempt = DeliveryContext & Platform & { target: DeliveryTarget; delivery: Delivery };
