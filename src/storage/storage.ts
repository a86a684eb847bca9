import type { Kysely } from "kysely";
import type { ArticleStore } from "../article/store.ts";
import type { Memory } from "../bot/memory.ts";
import type { Installations } from "../chat/installations.ts";
import type { LongTexts } from "../chat/long-texts.ts";
import type { Notes } from "../chat/notes.ts";
import type { Tenants } from "../chat/tenants.ts";
import type { FollowStore, MuteStore } from "../digest/follows/types.ts";
import type { Ledger, SubscriptionStore } from "../digest/types.ts";
import type { FeedStore } from "../ingest/feeds/types.ts";
import type { FolderFiles } from "../ingest/watch/types.ts";
import type { StoryStore } from "../search/stories/types.ts";
import { createArticleStore } from "./articles.ts";
import { createFeedStore } from "./feeds.ts";
import { createFolderFiles } from "./folder-files.ts";
import { createFollowStore } from "./follows.ts";
import { createInstallations } from "./installations.ts";
import { createLedger } from "./ledger.ts";
import { createLongTexts } from "./long-texts.ts";
import { createMemory } from "./memory.ts";
import { createMuteStore } from "./mutes.ts";
import { createNotes } from "./notes.ts";
import type { Schema } from "./schema.ts";
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
  longTexts: LongTexts;
  notes: Notes;
  tenants: Tenants;
  installations: Installations;
  stories: StoryStore;
  feeds: FeedStore;
  folderFiles: FolderFiles;
  /** Nothing may be under way any more, and nothing be asked of it afterwards. */
  close(): Promise<void>;
};

/** The stores over one database that has been migrated. */
export function createStorage(db: Kysely<Schema>): Storage {
  return {
    articles: createArticleStore(db),
    subscriptions: createSubscriptionStore(db),
    follows: createFollowStore(db),
    mutes: createMuteStore(db),
    ledger: createLedger(db),
    memory: createMemory(db),
    longTexts: createLongTexts(db),
    notes: createNotes(db),
    tenants: createTenants(db),
    installations: createInstallations(db),
    stories: createStoryStore(db),
    feeds: createFeedStore(db),
    folderFiles: createFolderFiles(db),
    close: () => db.destroy(),
  };
}
