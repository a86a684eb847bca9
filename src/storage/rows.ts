import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from "kysely";
import type { Schema } from "./schema.ts";

type TableRow<Table extends keyof Schema> = Selectable<Schema[Table]>;

/** A row with these values; undefined if there is none. */
export const findRow = <Table extends keyof Schema>(
  db: Kysely<Schema>,
  table: Table,
  values: Partial<TableRow<Table>>,
) =>
  db
    .selectFrom<keyof Schema>(table)
    .selectAll()
    .where((eb) => eb.and(values))
    .executeTakeFirst() as Promise<TableRow<Table> | undefined>;

/** Sets columns of the rows with these values. */
export async function updateRows<Table extends keyof Schema>(
  db: Kysely<Schema>,
  table: Table,
  values: Partial<TableRow<Table>>,
  columns: Updateable<Schema[Table]>,
): Promise<void> {
  await db
    .updateTable<keyof Schema>(table)
    .set(columns)
    .where((eb) => eb.and(values))
    .execute();
}

/** Deletes the rows with these values. */
export async function deleteRows<Table extends keyof Schema>(
  db: Kysely<Schema>,
  table: Table,
  values: Partial<TableRow<Table>>,
): Promise<void> {
  await db
    .deleteFrom<keyof Schema>(table)
    .where((eb) => eb.and(values))
    .execute();
}

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
