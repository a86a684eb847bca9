import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import { storable } from "../articles/article-rows.ts";
import type { Schema } from "../schema.ts";

/** Belongs to one process, or can be rebuilt. */
type TransientTable = "duties" | "snapshots" | "snapshot_pieces";
export type TableName = Exclude<keyof Schema, TransientTable>;

/** Each table with its key, after the tables that it refers to; leaving one out is a type error. */
const keys = {
  articles: ["id"],
  article_keys: ["key"],
  article_versions: ["article_id", "number"],
  quarantine: ["article_id"],
  changes: ["seq"],
  change_clock: ["last"],
  story_marks: ["mark", "article_id"],
  story_forwards: ["from_id"],
  story_cursor: ["consumer"],
  subscriptions: ["id"],
  follows: ["id"],
  follow_matches: ["follow_id", "story_id"],
  follow_cursors: ["consumer"],
  mutes: ["id"],
  channel_numbers: ["platform", "tenant", "channel", "kind"],
  deliveries: ["key"],
  shown_stories: ["delivery_key", "story_id"],
  seen_messages: ["platform", "tenant", "channel", "message"],
  shown_lists: ["platform", "tenant", "channel", "thread", "user"],
  preferences: ["platform", "tenant", "kind", "id"],
  question_counts: ["day", "outcome", "words"],
  long_texts: ["key"],
  departures: ["platform", "tenant"],
  installations: ["platform", "tenant"],
  notes: ["name"],
  feeds: ["id"],
  kept_out: ["feed_id", "entry"],
  pages_due: ["article_id"],
  page_rules: ["host", "kind", "text"],
  folder_files: ["root", "origin"],
} satisfies Record<TableName, string[]>;

export const tables = Object.keys(keys) as TableName[];

const transient = { duties: 0, snapshots: 0, snapshot_pieces: 0 } satisfies Record<TransientTable, 0>;

export const allTables = [...tables, ...Object.keys(transient)];

/** Computed by the database. */
const generated = ["news_time"];

const pageSize = 500;

export type Value = string | number | null;
type Row = Record<string, Value>;

/** A table's rows in the order of their keys. */
export async function* rowsOf(db: Kysely<Schema>, table: TableName): AsyncGenerator<Row> {
  const names = sql.join(keys[table].map((key) => sql.ref(key)));
  let last: Row | undefined;
  do {
    const values = keys[table].map((key) => last?.[key]);
    const after = last ? sql`where (${names}) > (${sql.join(values)})` : sql``;
    const query = sql<Row>`select * from ${sql.table(table)} ${after} order by ${names} limit ${pageSize}`;
    const { rows } = await query.execute(db);
    yield* rows;
    last = rows.length === pageSize ? rows.at(-1) : undefined;
  } while (last);
}

/** How many rows all tables have together. */
export async function countRows(db: Kysely<Schema>): Promise<number> {
  let all = 0;
  for (const table of tables) {
    const { rows } = await sql<{ rows: number }>`select count(*) as rows from ${sql.table(table)}`.execute(
      db,
    );
    all += Number(rows[0]?.rows);
  }
  return all;
}

export const columnsOf = (row: Row): string[] =>
  Object.keys(row)
    .filter((column) => !generated.includes(column))
    .sort();

/** A row's values in the order of its columns' names, the same from both databases: times used to have fractions. */
export const lineOf = (row: Row): string =>
  JSON.stringify(columnsOf(row).map((column) => portable(row[column] ?? null)));

function portable(value: Value): Value {
  if (typeof value === "string") return storable(value);
  return typeof value === "number" ? Math.round(value) : value;
}

/** The number of a table's rows, and a hash of them. */
export type TableDigest = { table: TableName; rows: number; sha256: string };

/** Counts and hashes the lines of a table. */
export function digestTable(table: TableName) {
  const hash = createHash("sha256");
  let rows = 0;
  return {
    add(line: string) {
      hash.update(`${line}\n`);
      rows++;
    },
    result: (): TableDigest => ({ table, rows, sha256: hash.digest("hex") }),
  };
}
