import type { Logger } from "pino";
import type { ArticleStore } from "../article/store.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { DigestReply } from "../chat/reply.ts";
import type { SearchIndex } from "../search/types.ts";
import type { Edition } from "./edition.ts";
import type { Delivery, Ledger, Subscription, SubscriptionStore } from "./types.ts";

/** What deliveries are made with. */
export type DeliveryRoom = {
  subscriptions: SubscriptionStore;
  ledger: Ledger;
  articles: ArticleStore;
  index: SearchIndex;
  /** Words an edition for a channel; `late` where it comes well after its time. */
  compose: (edition: Edition, subscription: Subscription, late: boolean) => DigestReply;
  /** Milliseconds since the epoch. */
  now: () => number;
  log: Logger;
};

/** A delivery that this process has claimed. */
export type Attempt = DeliveryRoom & { adapter: Adapter; subscription: Subscription; delivery: Delivery };
