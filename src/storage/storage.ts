import type { Kysely } from "kysely";
import { createArticleStore } from "./articles/articles.ts";
import { createFeedStore } from "./articles/feeds.ts";
import { createFolderFiles } from "./articles/folder-files.ts";
import { createPageRuleStore } from "./articles/page-rules.ts";
import { createPagesDue } from "./articles/pages-due.ts";
import { createQuarantine } from "./articles/quarantine.ts";
import { createStoryStore } from "./articles/stories.ts";
import { createStoredTimes } from "./clock/set-back.ts";
import type { Schema } from "./schema.ts";
import { createActivityCounts } from "./state/activity-counts.ts";
import { createChannelChanges } from "./state/channel-changes.ts";
import { createInstallations } from "./state/installations.ts";
import { createKeyValueStore } from "./state/key-values.ts";
import { createLeases } from "./state/leases.ts";
import { createLongTexts } from "./state/long-texts.ts";
import { createMemory } from "./state/memory.ts";
import { createPreferences } from "./state/preferences.ts";
import { type Processes, processesOnFile, releaseDead } from "./state/processes.ts";
import { createQuestionCounts } from "./state/question-counts.ts";
import { createSnapshots } from "./state/snapshots.ts";
import { createTenants } from "./state/tenants.ts";
import { createDigestSubscriptionStore } from "./subscriptions/digest-subscriptions.ts";
import { createFollowStore } from "./subscriptions/follows.ts";
import { createLedger } from "./subscriptions/ledger.ts";
import { createMuteStore } from "./subscriptions/mutes.ts";
import { createPersonalOrders } from "./subscriptions/personal-orders.ts";

/** Everything that outlives the process. */
export type Storage = ReturnType<typeof createStorage>;

/** The stores over one database that has been migrated. */
export function createStorage(
  db: Kysely<Schema>,
  processes: Processes = processesOnFile(false),
  onChange: (wake: () => void) => void = () => {},
) {
  const { release, ...leases } = createLeases(db);
  return {
    articles: createArticleStore(db),
    quarantine: createQuarantine(db),
    subscriptions: createDigestSubscriptionStore(db),
    follows: createFollowStore(db),
    mutes: createMuteStore(db),
    personalOrders: createPersonalOrders(db),
    ledger: createLedger(db, processes.self),
    memory: createMemory(db),
    preferences: createPreferences(db),
    questions: createQuestionCounts(db),
    activity: createActivityCounts(db),
    longTexts: createLongTexts(db),
    keyValues: createKeyValueStore(db),
    tenants: createTenants(db),
    channelChanges: createChannelChanges(db),
    installations: createInstallations(db),
    stories: createStoryStore(db),
    feeds: createFeedStore(db),
    pageRules: createPageRuleStore(db),
    pagesDue: createPagesDue(db),
    folderFiles: createFolderFiles(db),
    leases: { ...leases, releaseDead: (now: number) => releaseDead(db, processes, now) },
    snapshots: createSnapshots(db),
    times: createStoredTimes(db),
    /**
     * Calls `wake` soon after any process wrote to the change feed. A call may be needless or missing,
     * so poll the feed as well.
     */
    onChange,
    /** To be called last, with nothing under way. */
    async close() {
      // If the database is away, the leases lapse by themselves.
      await release().catch(() => {});
      await db.destroy();
    },
  };
}
