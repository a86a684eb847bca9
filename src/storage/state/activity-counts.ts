import { type Kysely, sql } from "kysely";
import type { ActivityCounts } from "../../bot/statistics/statistics.ts";
import type { Schema } from "../schema.ts";

const dayMs = 86_400_000;

/** Counted from the articles and deliveries as they are stored. */
export function createActivityCounts(db: Kysely<Schema>): ActivityCounts {
  return {
    async articlesPerDay(since) {
      const day = sql<number>`added_at / ${sql.lit(dayMs)} * ${sql.lit(dayMs)}`;
      const rows = await db
        .selectFrom("articles")
        .select(["source", day.as("day"), (eb) => eb.fn.countAll<number>().as("articles")])
        .where("added_at", ">=", since)
        .groupBy(["source", day])
        .orderBy(day)
        .orderBy("source")
        .execute();
      return rows.map(({ source, ...counted }) => ({ source, ...numbers(counted) }));
    },
    async deliveriesPerDay(since, lateMs) {
      const day = sql<number>`due_at / ${sql.lit(dayMs)} * ${sql.lit(dayMs)}`;
      const late = sql<number>`sum(case when begun_at - due_at >= ${lateMs} then 1 else 0 end)`;
      const rows = await db
        .selectFrom("deliveries")
        .select(["state", day.as("day"), (eb) => eb.fn.countAll<number>().as("deliveries"), late.as("late")])
        .where("due_at", ">=", since)
        .groupBy(["state", day])
        .orderBy(day)
        .orderBy("state")
        .execute();
      return rows.map(({ state, ...counted }) => ({ state, ...numbers(counted) }));
    },
  };
}

/** PostgreSQL gives sums and counts as text. */
const numbers = <Row extends Record<string, unknown>>(row: Row): { [Key in keyof Row]: number } =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])) as never;
