import type { ArticleStore } from "../article/store.ts";
import type { Adapter } from "../chat/adapter.ts";
import type { LongTexts } from "../chat/long-texts.ts";
import type { Tenants } from "../chat/tenants.ts";
import type { FollowStore } from "../digest/follows/follow.ts";
import type { Ledger } from "../digest/ledger.ts";
import type { MuteStore } from "../digest/mute.ts";
import type { PersonalOrders } from "../digest/personal-orders.ts";
import type { DigestSubscriptionStore } from "../digest/subscription.ts";
import type { FeedService, NewFeed } from "../ingest/feeds/feed.ts";
import type { SearchIndex } from "../search/search-index.ts";
import type { ConversationMemory } from "./memory.ts";
import type { Preferences } from "./preferences.ts";
import type { QuestionCounts } from "./statistics/question-counts.ts";
import type { ActivityCounts } from "./statistics/statistics.ts";

/** What the bot depends on. */
export type BotDeps = {
  index: SearchIndex;
  articles: ArticleStore;
  subscriptions: DigestSubscriptionStore;
  follows: FollowStore;
  mutes: MuteStore;
  personalOrders: PersonalOrders;
  ledger: Ledger;
  memory: ConversationMemory;
  longTexts: LongTexts;
  preferences: Preferences;
  questions: Pick<QuestionCounts, "add" | "perDay" | "commonest">;
  activity: ActivityCounts;
  tenants: Pick<Tenants, "forget">;
  /** The platforms connected so far. */
  adapters: readonly Pick<
    Adapter,
    "name" | "checkPost" | "placesIn" | "channelName" | "sendDirectMessage" | "canPublish" | "senderObstacle"
  >[];
  /** Feeds, and who may change them, each as "platform:user"; nobody may if it is missing. */
  feeding?: {
    feedService: FeedService;
    operators: readonly string[];
    /** Feeds to begin with, by subject. */
    packs?: () => Promise<readonly { name: string; feeds: NewFeed[] }[]>;
    /** Whether the articles of the demo are shown. */
    isDemo?: () => Promise<boolean>;
  };
  /** Milliseconds since the epoch. */
  now: () => number;
  /** A random number from 0 up to 1. */
  random: () => number;
  /** IANA name of the zone for messages without one. */
  zone: string;
};
