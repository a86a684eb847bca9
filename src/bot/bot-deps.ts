import type { ArticleStore } from "../article/store.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { Tenants } from "../chat/tenants.ts";
import type { FollowStore } from "../digest/follows/follow.ts";
import type { Ledger } from "../digest/ledger.ts";
import type { MuteStore } from "../digest/mute.ts";
import type { SubscriptionStore } from "../digest/subscription.ts";
import type { FeedDesk } from "../ingest/feeds/feed.ts";
import type { SearchIndex } from "../search/search-index.ts";
import type { Memory } from "./memory.ts";
import type { Preferences } from "./preferences.ts";

/** What the bot works with. */
export type Room = {
  index: SearchIndex;
  articles: ArticleStore;
  subscriptions: SubscriptionStore;
  follows: FollowStore;
  mutes: MuteStore;
  ledger: Ledger;
  memory: Memory;
  preferences: Preferences;
  tenants: Pick<Tenants, "forget">;
  /** The platforms that are connected by now. */
  adapters: readonly Pick<Adapter, "name" | "checkPost">[];
  /** Feeds, and who may change them, each "platform:user"; nobody may where it is missing. */
  feeding?: { desk: FeedDesk; operators: readonly string[] };
  /** Milliseconds since the epoch. */
  now: () => number;
  /** IANA name, where a message brings none. */
  zone: string;
};
