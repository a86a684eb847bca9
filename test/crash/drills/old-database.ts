import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { Migrator } from "kysely/migration";
import { migrations, migrationTable } from "../../../src/storage/migrations/migrate.ts";
import type { Schema } from "../../../src/storage/schema.ts";
import { nodeSqliteDialect } from "../../../src/storage/sqlite/kysely-dialect.ts";

const lockTable = `${migrationTable}_lock`;

/** Writes at `path` what an earlier version of the program, with the first `count` migrations, would have had. */
export async function writeOldDatabase(path: string, count: number, today: string): Promise<void> {
  const database = new DatabaseSync(path);
  database.exec("pragma journal_mode = wal");
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database, path) });
  const early = Object.fromEntries(Object.entries(migrations).slice(0, count));
  const names = { migrationTableName: migrationTable, migrationLockTableName: lockTable };
  const { error } = await new Migrator({
    ...{ db, provider: { getMigrations: async () => early }, ...names },
  }).migrateToLatest();
  if (error) throw error;
  copyRows(database, today);
  await db.destroy();
}

function copyRows(database: DatabaseSync, today: string): void {
  database.exec(`attach '${today}' as today; pragma foreign_keys = off`);
  for (const table of tablesOf(database)) {
    const common = columnsOf(database, "main", table).filter((column) =>
      columnsOf(database, "today", table).includes(column),
    );
    const columns = common.map((column) => `"${column}"`).join(", ");
    database.exec(
      `insert or ignore into main."${table}" (${columns}) select ${columns} from today."${table}"`,
    );
  }
  database.exec("detach today");
}

const tablesOf = (database: DatabaseSync): string[] =>
  database
    .prepare("select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%'")
    .all()
    .map(({ name }) => String(name))
    .filter((name) => name !== migrationTable && name !== lockTable);

/** Without those that the database computes itself. */
const columnsOf = (database: DatabaseSync, schema: "main" | "today", table: string): string[] =>
  database
    .prepare(`select name from pragma_table_xinfo('${table}', '${schema}') where hidden = 0`)
    .all()
    .map(({ name }) => String(name));

/** All rows of all tables and the definitions of tables and indexes, one text each, in order. */
export function contentsOf(path: string): string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  try {
    const definitions = database.prepare("select type, name, sql from sqlite_schema").all();
    const rows = tablesOf(database).flatMap((table) =>
      database
        .prepare(`select * from "${table}"`)
        .all()
        .map((row) => ({ table, ...row })),
    );
    return [...definitions, ...rows].map((one) => JSON.stringify(one)).toSorted();
  } finally {
    database.close();
  }
}
