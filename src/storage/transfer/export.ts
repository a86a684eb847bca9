import type { Kysely } from "kysely";
import { migrationNames } from "../migrations/migrate.ts";
import type { Schema } from "../schema.ts";
import {
  columnsOf,
  digestTable,
  lineOf,
  rowsOf,
  type TableDigest,
  type TableName,
  tables,
} from "./tables.ts";

/**
 * Everything in a database as of one moment, as lines: a head; then for each table its columns, its
 * rows, and their number and hash. `onTable` is called after each table.
 */
export async function* exportLines(
  db: Kysely<Schema>,
  onTable: (digest: TableDigest) => void,
): AsyncGenerator<string> {
  const transaction = await db.startTransaction().setIsolationLevel("repeatable read").execute();
  try {
    yield JSON.stringify({ newsdesk: "export", migrations: migrationNames });
    for (const table of tables) {
      const digest = yield* tableLines(transaction, table);
      yield JSON.stringify(digest);
      onTable(digest);
    }
    yield JSON.stringify({ end: true });
  } finally {
    await transaction.rollback().execute();
  }
}

async function* tableLines(db: Kysely<Schema>, table: TableName): AsyncGenerator<string, TableDigest> {
  const { add, result } = digestTable(table);
  let columns: string[] | undefined;
  for await (const row of rowsOf(db, table)) {
    if (!columns) {
      columns = columnsOf(row);
      yield JSON.stringify({ table, columns });
    }
    const line = lineOf(row);
    add(line);
    yield line;
  }
  return result();
}
