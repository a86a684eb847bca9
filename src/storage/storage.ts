import type { Kysely } from "kysely";
import type { ArticleStore } from "../article/store.ts";
import type { ConversationMemory } from "../bot/memory.ts";
import type { Preferences } from "../bot/preferences.ts";
import type { Installations } from "../chat/installations.ts";
import type { KeyValueStore } from "../chat/key-value-store.ts";
import type { LongTexts } from "../chat/long-texts.ts";
import type { Tenants } from "../chat/tenants.ts";
import type { FollowStore } from "../digest/follows/follow.ts";
import type { Leases } from "../digest/leases.ts";
import type { Ledger } from "../digest/ledger.ts";
import type { MuteStore } from "../digest/mute.ts";
import type { DigestSubscriptionStore } from "../digest/subscription.ts";
import type { FeedStore } from "../ingest/feeds/feed.ts";
import type { FolderFiles } from "../ingest/files/folder-files.ts";
import type { SharedSnapshots } from "../search/snapshot/shared-snapshots.ts";
import type { StoryStore } from "../search/stories/story-store.ts";
import { createArticleStore } from "./articles/articles.ts";
import { createFeedStore } from "./articles/feeds.ts";
import { createFolderFiles } from "./articles/folder-files.ts";
import { createStoryStore } from "./articles/stories.ts";
import type { Schema } from "./schema.ts";
import { createInstallations } from "./state/installations.ts";
import { createKeyValueStore } from "./state/key-values.ts";
import { createLeases } from "./state/leases.ts";
import { createLongTexts } from "./state/long-texts.ts";
import { createMemory } from "./state/memory.ts";
import { createPreferences } from "./state/preferences.ts";
import { createSnapshots } from "./state/snapshots.ts";
import { createTenants } from "./state/tenants.ts";
import { createDigestSubscriptionStore } from "./subscriptions/digest-subscriptions.ts";
import { createFollowStore } from "./subscriptions/follows.ts";
import { createLedger } from "./subscriptions/ledger.ts";
import { createMuteStore } from "./subscriptions/mutes.ts";

/** Everything that outlives the process. */
export type Storage = {
  articles: ArticleStore;
  subscriptions: DigestSubscriptionStore;
  follows: FollowStore;
  mutes: MuteStore;
  ledger: Ledger;
  memory: ConversationMemory;
  preferences: Preferences;
  longTexts: LongTexts;
  keyValues: KeyValueStore;
  tenants: Tenants;
  installations: Installations;
  stories: StoryStore;
  feeds: FeedStore;
  folderFiles: FolderFiles;
  leases: Leases;
  snapshots: SharedSnapshots;
  /**
   * Has `wake` called soon after the change feed grew, whichever process wrote to it. A call may be
   * needless or missing, so look at the feed now and then as well.
   */
  onChange(wake: () => void): void;
  /** To be called last, with nothing under way. */
  close(): Promise<void>;
};

/** The stores over one database that has been migrated; `onChange` as in Storage. */
export function createStorage(db: Kysely<Schema>, onChange: Storage["onChange"] = () => {}): Storage {
  const leases = createLeases(db);
  return {
    articles: createArticleStore(db),
    subscriptions: createDigestSubscriptionStore(db),
    follows: createFollowStore(db),
    mutes: createMuteStore(db),
    ledger: createLedger(db),
    memory: createMemory(db),
    preferences: createPreferences(db),
    longTexts: createLongTexts(db),
    keyValues: createKeyValueStore(db),
    tenants: createTenants(db),
    installations: createInstallations(db),
    stories: createStoryStore(db),
    feeds: createFeedStore(db),
    folderFiles: createFolderFiles(db),
    leases,
    snapshots: createSnapshots(db),
    onChange,
    async close() {
      // Where the database is away, the leases lapse by themselves.
      await leases.release().catch(() => {});
      await db.destroy();
    },
  };
}
