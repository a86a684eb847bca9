import { type Insertable, type Kysely, sql } from "kysely";
import type { Schema } from "./schema.ts";

/** Inserts a row, or updates the columns of the one that has this key. */
export async function upsert<Table extends keyof Schema, Key extends keyof Insertable<Schema[Table]>>(
  db: Kysely<Schema>,
  table: Table,
  key: Pick<Insertable<Schema[Table]>, Key>,
  columns: Omit<Insertable<Schema[Table]>, Key>,
): Promise<void> {
  await db
    .insertInto(table)
    .values({ ...key, ...columns } as Insertable<Schema[Table]>)
    .onConflict((conflict) => conflict.columns(Object.keys(key) as never).doUpdateSet(columns as never))
    .execute();
}

/** For `doUpdateSet` after inserting several rows: in these columns, the values that were to be inserted. */
export const excluded = (columns: string[]) =>
  Object.fromEntries(columns.map((column) => [column, sql.ref<never>(`excluded.${column}`)]));
