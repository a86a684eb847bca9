import type { Kysely } from "kysely";
import { migrationNames } from "../migrations/migrate.ts";
import type { Schema } from "../schema.ts";
import {
  columnsOf,
  createTally,
  lineOf,
  rowsOf,
  type TableDigest,
  type TableName,
  tables,
} from "./tables.ts";

/**
 * All that a database keeps, as lines: a head; then of each table its columns, its rows, and how many
 * they were with their hash. The tables are as of one moment. `onTable` hears of each one that is done.
 */
export async function* exportLines(
  db: Kysely<Schema>,
  onTable: (tally: TableDigest) => void,
): AsyncGenerator<string> {
  const transaction = await db.startTransaction().setIsolationLevel("repeatable read").execute();
  try {
    yield JSON.stringify({ newsdesk: "export", migrations: migrationNames });
    for (const table of tables) yield* tableLines(transaction, table, onTable);
    yield JSON.stringify({ end: true });
  } finally {
    await transaction.rollback().execute();
  }
}

async function* tableLines(
  db: Kysely<Schema>,
  table: TableName,
  onTable: (tally: TableDigest) => void,
): AsyncGenerator<string> {
  const tally = createTally(table);
  let columns: string[] | undefined;
  for await (const row of rowsOf(db, table)) {
    if (!columns) {
      columns = columnsOf(row);
      yield JSON.stringify({ table, columns });
    }
    const line = lineOf(row);
    tally.add(line);
    yield line;
  }
  const result = tally.result();
  yield JSON.stringify(result);
  onTable(result);
}
