import type { ArticleStore } from "../article/store.ts";
import type { SubscriptionStore } from "../digest/types.ts";
import type { SearchIndex } from "../search/types.ts";
import type { Memory } from "./memory.ts";

/** What the bot works with. */
export type Room = {
  index: SearchIndex;
  articles: ArticleStore;
  subscriptions: SubscriptionStore;
  memory: Memory;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** IANA name, where a message brings none. */
  zone: string;
};
