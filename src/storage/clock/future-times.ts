import { type Kysely, sql } from "kysely";
import type { DeliveryState } from "../../digest/ledger.ts";
import { maxSkewMs } from "../../digest/schedule/due-slots.ts";
import type { Schema } from "../schema.ts";

type Highest = { at: number | null };

/** Columns that say when something happened: none can lie in the future unless the clock was ahead. */
const past: [table: keyof Schema, columns: string[]][] = [
  ["subscriptions", ["created_at", "changed_at"]],
  ["follows", ["created_at", "changed_at", "paused_at"]],
  ["mutes", ["created_at"]],
  ["follow_matches", ["at"]],
  ["articles", ["added_at"]],
  ["changes", ["at"]],
  ["article_versions", ["until"]],
  ["feeds", ["added_at", "last_success", "failing_since", "reported_at", "gone_at"]],
  ["seen_messages", ["at"]],
  ["shown_lists", ["at"]],
  ["long_texts", ["kept_at"]],
  ["departures", ["at"]],
  ["installations", ["installed_at"]],
];

const states: DeliveryState[] = ["due", "claimed", "sent", "uncertain", "failed", "skipped"];

/**
 * The latest moment by which something is said to have happened; undefined if that is not in the future.
 * Asks only what an index or a small table answers at once.
 */
export async function latestAhead(db: Kysely<Schema>, now: number): Promise<number | undefined> {
  const highest = [
    sql<Highest>`select at from changes order by seq desc limit 1`,
    sql<Highest>`select max(at) as at from seen_messages`,
    sql<Highest>`select max(covered_until) as at from subscriptions`,
    sql<Highest>`select max(coalesce(changed_at, created_at)) as at from subscriptions`,
    sql<Highest>`select max(coalesce(changed_at, created_at)) as at from follows`,
    sql<Highest>`select max(last_success) as at from feeds`,
    ...states.map((state) => sql<Highest>`select max(due_at) as at from deliveries where state = ${state}`),
  ];
  let latest = 0;
  for (const question of highest) {
    const { rows } = await question.execute(db);
    latest = Math.max(latest, rows[0]?.at ?? 0);
  }
  return latest > now + maxSkewMs ? latest : undefined;
}

/** Sets them to the present. */
export async function setBackPast(db: Kysely<Schema>, now: number): Promise<void> {
  for (const [table, columns] of past)
    for (const column of columns)
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${now}
        where ${sql.ref(column)} > ${now + maxSkewMs}`.execute(db);
}
