import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { MigrationError } from "../errors.ts";
import type { Schema } from "../schema.ts";
import { allTables } from "../transfer/tables.ts";
import { createArticles } from "./0001-articles.ts";
import { createDigests } from "./0002-digests.ts";
import {
  addCommandsToLists,
  addThreadsToLists,
  createMemory,
  createQuestionCountTable,
} from "./0003-0031-memory.ts";
import { createFollows } from "./0005-follows.ts";
import { addFeedManners, addFeedRules, createFeeds, createPagesDueTable } from "./0006-0033-feeds.ts";
import { createInstallationTable, createTenants } from "./0007-0010-tenants.ts";
import { createFolderFiles } from "./0008-folder.ts";
import { createStories } from "./0009-stories.ts";
import {
  addChangedAt,
  addPauseTelling,
  addPersonal,
  addPlaces,
  addPostStyles,
  addReportedAt,
  addSetBackAt,
} from "./0011-0036-columns.ts";
import { createPreferenceTable } from "./0012-preferences.ts";
import { createChangeClock, createDutyTable, createSnapshotTables } from "./0015-0017-processes.ts";
import { announceChanges } from "./0018-announcements.ts";
import {
  addFeedDay,
  addFeedGaps,
  addImageFacts,
  createArticleVersions,
  createQuarantineTable,
} from "./0019-0030-articles.ts";
import { addDoubts, addLastRequests, addRequestUptimes, addUnderName } from "./0020-0038-doubts.ts";

/** Records the migrations that a database has had; it also marks a database as Newsdesk's. */
export const migrationTable = "newsdesk_migration";

/** Run in the order of their names, each once. A released one is never edited. */
export const migrations: Record<string, Migration> = {
  "0001 articles": { up: createArticles },
  "0002 digests": { up: createDigests },
  "0003 memory": { up: createMemory },
  "0005 follows": { up: createFollows },
  "0006 feeds": { up: createFeeds },
  "0007 tenants": { up: createTenants },
  "0008 folder": { up: createFolderFiles },
  "0009 stories": { up: createStories },
  "0010 installations": { up: createInstallationTable },
  "0011 changed orders": { up: addChangedAt },
  "0012 preferences": { up: createPreferenceTable },
  "0014 reported feeds": { up: addReportedAt },
  "0015 change clock": { up: createChangeClock },
  "0016 duties": { up: createDutyTable },
  "0017 snapshots": { up: createSnapshotTables },
  "0018 announcements": { up: announceChanges },
  "0019 article versions": { up: createArticleVersions },
  "0020 doubts": { up: addDoubts },
  "0021 pauses told": { up: addPauseTelling },
  "0022 feed gaps": { up: addFeedGaps },
  "0023 quarantine": { up: createQuarantineTable },
  "0024 feed days": { up: addFeedDay },
  "0025 lists of threads": { up: addThreadsToLists },
  "0026 commands of lists": { up: addCommandsToLists },
  "0027 set back": { up: addSetBackAt },
  "0028 feed manners": { up: addFeedManners },
  "0029 feed rules": { up: addFeedRules },
  "0030 image facts": { up: addImageFacts },
  "0031 question counts": { up: createQuestionCountTable },
  "0032 last requests": { up: addLastRequests },
  "0033 pages due": { up: createPagesDueTable },
  "0034 personal": { up: addPersonal },
  "0035 post styles": { up: addPostStyles },
  "0036 places": { up: addPlaces },
  "0037 under name": { up: addUnderName },
  "0038 request uptimes": { up: addRequestUptimes },
};

export const migrationNames = Object.keys(migrations);

/** Whether a database has had every migration. */
export async function isUpToDate(db: Kysely<Schema>): Promise<boolean> {
  const applied = await sql<{ name: string }>`select name from ${sql.table(migrationTable)}`.execute(db);
  const names = new Set(applied.rows.map(({ name }) => name));
  return migrationNames.every((name) => names.has(name));
}

/** The tables that a database of this version lacks, as after careless work with another program. */
export async function missingTables(db: Kysely<Schema>): Promise<string[]> {
  const there = new Set((await db.introspection.getTables()).map(({ name }) => name));
  return allTables.filter((name) => !there.has(name));
}

/** Brings a database to this program's schema, or leaves it as it was. @throws MigrationError if a step fails */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  // The migrator reads the columns of all tables, three times. A new database lacks the table of migrations.
  if (await isUpToDate(db).catch(() => false)) return;
  const provider = { getMigrations: async () => migrations };
  const names = { migrationTableName: migrationTable, migrationLockTableName: `${migrationTable}_lock` };
  // Two that were developed in parallel may be released in either order.
  const migrator = new Migrator({ db, provider, ...names, allowUnorderedMigrations: true });
  const { error, results } = await migrator.migrateToLatest();
  const failed = results?.find(({ status }) => status === "Error");
  if (failed) throw new MigrationError(failed.migrationName, error);
  if (error) throw error;
}
