import { type Kysely, sql } from "kysely";
import { z } from "zod";
import { StorageError } from "../errors.ts";
import { migrationNames } from "../migrations/migrate.ts";
import type { Schema } from "../schema.ts";
import {
  digestTable,
  lineOf,
  rowsOf,
  type TableDigest,
  type TableName,
  tables,
  type Value,
} from "./tables.ts";

/** Below SQLite's limit for one statement, 32,766. */
const maxValues = 30_000;
const maxRows = 500;

const tableName = z.enum(tables as [TableName, ...TableName[]]);
const lineSchema = z.union([
  z.array(z.union([z.string(), z.number(), z.null()])),
  z.strictObject({ newsdesk: z.literal("export"), migrations: z.array(z.string()) }),
  z.strictObject({ table: tableName, columns: z.array(z.string()) }),
  z.strictObject({ table: tableName, rows: z.int(), sha256: z.string() }),
  z.strictObject({ end: z.literal(true) }),
]);
type ImportLine = z.infer<typeof lineSchema>;

/**
 * Puts an export into a database whose tables are empty, all or nothing; then reads every table again
 * and compares it with the export. `onTable` is called after each table that is the same.
 * @throws StorageError if the database is not empty, or the lines are damaged or of another version
 */
export async function importLines(
  db: Kysely<Schema>,
  lines: AsyncIterable<string>,
  onTable: (digest: TableDigest) => void,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await assertEmpty(transaction);
    const digests = await insertAll(transaction, lines);
    for (const expected of digests) {
      const found = await digestOf(transaction, expected.table);
      if (found.rows !== expected.rows || found.sha256 !== expected.sha256)
        throw new StorageError(`${expected.table} is not the same after the import: nothing is kept.`);
      onTable(found);
    }
  });
}

const notEmpty = "The database is not empty: import into a new one, before Newsdesk starts on it.";

async function assertEmpty(db: Kysely<Schema>): Promise<void> {
  for (const table of tables.filter((name) => name !== "change_clock")) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (rows.length > 0) throw new StorageError(notEmpty);
  }
  await db.deleteFrom("change_clock").execute();
}

async function insertAll(db: Kysely<Schema>, lines: AsyncIterable<string>): Promise<TableDigest[]> {
  const digests: TableDigest[] = [];
  let into: { table: TableName; columns: string[] } | undefined;
  let rows: Value[][] = [];
  let isWhole = false;
  const flush = async () => {
    if (into && rows.length > 0) await insert(db, into, rows);
    rows = [];
  };
  for await (const text of lines) {
    const line = parseLine(text);
    if (Array.isArray(line)) {
      rows.push(line);
      if (rows.length >= maxRows || rows.length * line.length > maxValues - line.length) await flush();
      continue;
    }
    await flush();
    if ("migrations" in line) assertSameVersion(line.migrations);
    else if ("columns" in line) into = line;
    else if ("rows" in line) digests.push(line);
    else isWhole = true;
  }
  if (!isWhole) throw new StorageError("The export is cut off: nothing is kept. Export again.");
  return digests;
}

function parseLine(text: string): ImportLine {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new StorageError("The export is damaged: nothing is kept. Export again.", { cause });
  }
}

function assertSameVersion(migrations: string[]): void {
  if (migrations.join() === migrationNames.join()) return;
  const advice = "export and import with the same one";
  throw new StorageError(`The export is of another version of Newsdesk: ${advice}.`);
}

async function insert(
  db: Kysely<Schema>,
  { table, columns }: { table: TableName; columns: string[] },
  rows: Value[][],
): Promise<void> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(rows.map((row) => sql`(${sql.join(row)})`));
  await sql`insert into ${sql.table(table)} (${names}) values ${values}`.execute(db);
}

async function digestOf(db: Kysely<Schema>, table: TableName): Promise<TableDigest> {
  const { add, result } = digestTable(table);
  for await (const row of rowsOf(db, table)) add(lineOf(row));
  return result();
}
