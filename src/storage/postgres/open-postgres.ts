import { type Kysely, sql } from "kysely";
import { unusable } from "../errors.ts";
import { migrate, migrationNames, migrationTable, missingTables } from "../migrations/migrate.ts";
import type { Schema } from "../schema.ts";
import { createStorage, type Storage } from "../storage.ts";
import { postgresTypes } from "./column-types.ts";
import { postgresAt } from "./connection.ts";
import { explainPostgres } from "./errors.ts";
import { keepSession, livingSessions } from "./session.ts";

/** A statement that takes longer means that the database is away. */
const statementTimeoutMs = 15_000;

/**
 * Opens the database at a postgres:// address and migrates it; several processes may do so at once.
 * @throws StorageError if it cannot be reached or used, or is newer than this program
 */
export async function openPostgres(url: string): Promise<Storage> {
  await bringUpToDate(url);
  const session = keepSession(url);
  const db = postgresAt(url, nameOf(url), statementTimeoutMs);
  // Claims made before that would outlast this process by their leases.
  await session.opened();
  const processes = { self: session.self, living: () => livingSessions(db) };
  const storage = createStorage(db, processes, session.onChange);
  return {
    ...storage,
    async close() {
      await session.stop();
      await storage.close();
    },
  };
}

/**
 * Checks, without changing anything, that this program may use the database.
 * @returns whether it has been set up
 * @throws StorageError, or StoreUnavailableError, otherwise
 */
export const checkPostgres = (url: string): Promise<boolean> => lend(url, statementTimeoutMs, assertOurs);

/** The same database without the stores and without a time limit. Throws the same. */
export async function openPostgresDatabase(url: string): Promise<Kysely<Schema>> {
  await bringUpToDate(url);
  return postgresAt(url, nameOf(url), 0);
}

/** The database's name for messages: without user and password. */
export function nameOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname || "localhost"}${port && `:${port}`}${decodeURIComponent(pathname)}`;
}

/** Without a time limit, since a large migration may take long. */
const bringUpToDate = (url: string): Promise<void> =>
  lend(url, 0, async (db, name) => {
    await assertOurs(db, name);
    await migrate(db.withPlugin(postgresTypes));
    const lost = await missingTables(db);
    if (lost.length > 0)
      throw unusable(name, `it is damaged: it has lost ${lost.join(", ")}; restore it from a backup`);
  });

/** Opens the database for some work, whose errors are explained, and closes it again. */
async function lend<T>(
  url: string,
  timeoutMs: number,
  work: (db: Kysely<Schema>, name: string) => Promise<T>,
): Promise<T> {
  const name = nameOf(url);
  const db = postgresAt(url, name, timeoutMs);
  try {
    return await work(db, name);
  } catch (error) {
    throw explainPostgres(error, name);
  } finally {
    await db.destroy();
  }
}

/** Returns whether this version or an older one has set it up. */
async function assertOurs(db: Kysely<Schema>, name: string): Promise<boolean> {
  const listed = sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = current_schema()`;
  const tables = await listed.execute(db);
  if (tables.rows.length === 0) return false;
  if (!tables.rows.some((table) => table.name === migrationTable)) {
    const advice = "make one for Newsdesk alone (createdb) and name it in DATABASE_URL";
    throw unusable(name, `it belongs to another program; ${advice}`);
  }
  const applied = await sql<{ name: string }>`select name from ${sql.table(migrationTable)}`.execute(db);
  if (applied.rows.every((one) => migrationNames.includes(one.name))) return true;
  const advice = "install that version again, or name another database in DATABASE_URL";
  throw unusable(name, `a newer version of Newsdesk wrote it; ${advice}`);
}
