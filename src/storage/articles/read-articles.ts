import { type Kysely, sql } from "kysely";
import type { Article } from "../../article/article.ts";
import { yieldToEventLoop } from "../../async/yield.ts";
import { chunks } from "../batches.ts";
import type { Schema } from "../schema.ts";
import { toArticle } from "./article-rows.ts";

/** Of one statement, which holds the event loop: some ms for texts that are not ASCII, on a busy machine too. */
const portionBytes = 500_000;
const portionArticles = 100;

/** Articles by their ids, with pauses between portions of a few long articles or many short ones. */
export async function readArticles(db: Kysely<Schema>, ids: string[]): Promise<Map<string, Article>> {
  const found = new Map<string, Article>();
  for (const some of chunks(ids, portionArticles))
    for (const portion of await portionsOf(db, some)) {
      if (found.size > 0) await yieldToEventLoop();
      const rows = await db.selectFrom("articles").selectAll().where("id", "in", portion).execute();
      for (const row of rows) found.set(row.id, toArticle(row));
    }
  return found;
}

/** Databases know how long a text is without reading it. */
async function portionsOf(db: Kysely<Schema>, ids: string[]): Promise<string[][]> {
  if (ids.length < 2) return [ids];
  const lengths = await db
    .selectFrom("articles")
    .select(["id", sql<number | null>`octet_length(body)`.as("bytes")])
    .where("id", "in", ids)
    .execute();
  const portions: string[][] = [];
  let free = 0;
  for (const { id, bytes } of lengths) {
    free -= bytes ?? 0;
    const last = free < 0 ? undefined : portions.at(-1);
    if (last) last.push(id);
    else {
      portions.push([id]);
      free = portionBytes - (bytes ?? 0);
    }
  }
  return portions;
}
