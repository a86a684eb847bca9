import type { Logger } from "pino";
import type { Article } from "../../article/article.ts";
import type { ArticleStore } from "../../article/store.ts";
import type { LanePool } from "../../async/pool.ts";
import type { Adapter, SenderObstacle } from "../../chat/adapter.ts";
import type { KeyValueStore } from "../../chat/key-value-store.ts";
import type { ChannelRef, MessageRef, UserRef } from "../../chat/message.ts";
import type { PingShortfall, Shortfalls } from "../../chat/posts/shortfalls.ts";
import type { PlaceKind, Reply } from "../../chat/reply.ts";
import type { Tenants } from "../../chat/tenants.ts";
import type { SearchIndex } from "../../search/search-index.ts";
import type { Edition, EditionRequest, MissedPart } from "../edition/edition.ts";
import type { Follow, FollowStore } from "../follows/follow.ts";
import type { Leases } from "../leases.ts";
import type { Delivery, EditionFrame, EditionPost, Ledger, UnreachableFeed } from "../ledger.ts";
import type { MuteStore } from "../mute.ts";
import type { DigestSubscription, DigestSubscriptionStore, SetUpNotes } from "../subscription.ts";
import type { BrokenOff } from "./broken-off.ts";

/** Words what is posted. */
export type DeliveryTexts = {
  /** `late`: well after its slot. */
  digest: (edition: Edition, subscription: DigestSubscription, late: boolean) => Reply;
  /** One story of an edition, as a post of its own. */
  post: (edition: Edition, subscription: DigestSubscription, post: EditionPost, late: boolean) => Reply;
  /** At least one article, the oldest first, or something that was perhaps missed. */
  alert: (articles: Article[], follow: Follow, missed?: MissedPart) => Reply;
  /** For the creator of a digest or follow that cannot be posted. */
  paused: (paused: AddressedDelivery, because: string) => Reply;
  /** For the same person: it may not have been posted. */
  doubtful: (doubtful: DoubtfulDelivery, delivery: Delivery) => Reply;
  /** For the same person: it was posted, but not as its style says. */
  shortfall: (fallenShort: AddressedDelivery, shortfall: Shortfall) => Reply;
};

/** A digest or follow for whoever set it up, in their language; the channel's name, as far as it is known. */
export type AddressedDelivery = Pick<DeliveryTarget, "name" | "locale" | "channel" | "isPersonal"> & {
  channelName?: string;
};

/** Why a post goes without a part of its style; for a limit, when it is over. */
export type Shortfall = {
  because: NonNullable<Shortfalls[keyof Shortfalls]>;
  role?: string;
  minutes?: number;
  permissions?: string;
};

/** With the zone for the time at which it was due. */
export type DoubtfulDelivery = AddressedDelivery & Pick<DeliveryTarget, "zone">;

export type DeliveryDeps = {
  subscriptions: DigestSubscriptionStore;
  follows: FollowStore;
  mutes: MuteStore;
  ledger: Ledger;
  leases: Leases;
  keyValues: KeyValueStore;
  articles: ArticleStore;
  index: SearchIndex;
  /** What people chose for themselves. */
  preferences: { of(user: UserRef, channel: ChannelRef): Promise<{ reader: { locale?: string } }> };
  tenants: Pick<Tenants, "isAway" | "left">;
  unreachableFeeds: () => Promise<UnreachableFeed[]>;
  texts: DeliveryTexts;
  now: () => number;
  /** How long the machine has been up, in ms, whatever the clock says. */
  uptime: () => number;
  log: Logger;
};

/** With what the deliveries of one process share. */
export type DeliveryContext = DeliveryDeps & {
  editionOf: (request: EditionRequest) => Promise<Edition>;
  /** By key, messages that were posted while the storage failed, and are not in the ledger yet. */
  unrecorded: Map<string, MessageRef>;
  brokenOff: BrokenOff;
};

/** A delivery that no process has claimed yet. */
export type DueDelivery = Pick<Delivery, "key" | "subscriptionId" | "dueAt">;

/** What is posted, with its articles as they were then. */
export type DeliveryContent = {
  reply: Reply;
  articles: Article[];
  frame?: EditionFrame;
  /** Set if its style has a ping: why it goes without, or nothing. */
  ping?: { because?: PingShortfall; role: string };
  /** Set if its style has a sender: why it goes without, or nothing. */
  sender?: Partial<SenderObstacle>;
};

/** Why a delivery has nothing to post. */
export type NothingToPost = "expired" | "covered_by_later" | "nothing_new" | "all_muted";

export type ComposedDelivery = DeliveryContent | { nothing: NothingToPost };

/** The subscription that a delivery is for, with how to compose and record it. */
export type DeliveryTarget = {
  name: { kind: "digest" | "follow"; number: number };
  channel: ChannelRef;
  createdBy: UserRef;
  locale: string;
  zone: string;
  setUp: SetUpNotes;
  /** Set if it is posted in the conversation of whoever set it, who cannot be told of a pause there. */
  isPersonal?: boolean;
  place?: PlaceKind;
  /** Why, if it is paused; the reason as in the ledger. */
  pausedBecause?: string;
  /** Later it is not posted any more. */
  postedUntil: number;
  /** Later it is in doubt if it cannot be found. */
  searchedUntil: number;
  compose(): Promise<ComposedDelivery>;
  /** It is to show again what is noted, which a refusal may have released for another one. */
  reclaim(): Promise<void>;
  /** It was posted, or may have been: its stories are not shown again. */
  cover(): Promise<void>;
  /** False if it was paused already. */
  pause(because: string): Promise<boolean>;
  /** Its creator has been told of the pause. */
  told(): Promise<void>;
  resume(): Promise<void>;
  /** True if that is new. */
  noteShortfall<Part extends keyof Shortfalls>(part: Part, because: Shortfalls[Part]): Promise<boolean>;
};

/** Where deliveries are posted. The lanes of its pool are the workspaces or servers. */
export type Platform = { adapter: Adapter; pool: LanePool };

/** A delivery that this process has claimed. */
export type Attempt = DeliveryContext & Platform & { target: DeliveryTarget; delivery: Delivery };
