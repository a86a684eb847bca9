import type { Kysely } from "kysely";
import type { ArticleStore } from "../article/store.ts";
import type { Memory } from "../bot/memory.ts";
import type { Preferences } from "../bot/preferences.ts";
import type { Installations } from "../chat/installations.ts";
import type { LongTexts } from "../chat/long-texts.ts";
import type { Notes } from "../chat/notes.ts";
import type { Tenants } from "../chat/tenants.ts";
import type { Duties } from "../digest/duties.ts";
import type { FollowStore, MuteStore } from "../digest/follows/types.ts";
import type { Ledger, SubscriptionStore } from "../digest/types.ts";
import type { FeedStore } from "../ingest/feeds/types.ts";
import type { FolderFiles } from "../ingest/watch/types.ts";
import type { SharedSnapshots } from "../search/snapshot/share.ts";
import type { StoryStore } from "../search/stories/types.ts";
import { createArticleStore } from "./articles.ts";
import { createDuties } from "./duties.ts";
import { createFeedStore } from "./feeds.ts";
import { createFolderFiles } from "./folder-files.ts";
import { createFollowStore } from "./follows.ts";
import { createInstallations } from "./installations.ts";
import { createLedger } from "./ledger.ts";
import { createLongTexts } from "./long-texts.ts";
import { createMemory } from "./memory.ts";
import { createMuteStore } from "./mutes.ts";
import { createNotes } from "./notes.ts";
import { createPreferences } from "./preferences.ts";
import type { Schema } from "./schema.ts";
import { createSnapshots } from "./snapshots.ts";
import { createStoryStore } from "./stories.ts";
import { createSubscriptionStore } from "./subscriptions.ts";
import { createTenants } from "./tenants.ts";

/** Everything that outlives the process. */
export type Storage = {
  articles: ArticleStore;
  subscriptions: SubscriptionStore;
  follows: FollowStore;
  mutes: MuteStore;
  ledger: Ledger;
  memory: Memory;
  preferences: Preferences;
  longTexts: LongTexts;
  notes: Notes;
  tenants: Tenants;
  installations: Installations;
  stories: StoryStore;
  feeds: FeedStore;
  folderFiles: FolderFiles;
  duties: Duties;
  snapshots: SharedSnapshots;
  /**
   * Has `wake` called soon after the change feed grew, whichever process wrote to it. It may be
   * called for nothing, and not be called for something: whoever waits looks now and then as well.
   */
  onChange(wake: () => void): void;
  /** Nothing may be under way any more, and nothing be asked of it afterwards. */
  close(): Promise<void>;
};

/** The stores over one database that has been migrated; `onChange` as in Storage. */
export function createStorage(db: Kysely<Schema>, onChange: Storage["onChange"] = () => {}): Storage {
  const duties = createDuties(db);
  return {
    articles: createArticleStore(db),
    subscriptions: createSubscriptionStore(db),
    follows: createFollowStore(db),
    mutes: createMuteStore(db),
    ledger: createLedger(db),
    memory: createMemory(db),
    preferences: createPreferences(db),
    longTexts: createLongTexts(db),
    notes: createNotes(db),
    tenants: createTenants(db),
    installations: createInstallations(db),
    stories: createStoryStore(db),
    feeds: createFeedStore(db),
    folderFiles: createFolderFiles(db),
    duties,
    snapshots: createSnapshots(db),
    onChange,
    async close() {
      // Where the database is away, they are free when their time is over.
      await duties.leave().catch(() => {});
      await db.destroy();
    },
  };
}
