import type { Kysely } from "kysely";
import type { PagesDue } from "../../ingest/feeds/pages/pages-due.ts";
import { deleteRows } from "../rows.ts";
import type { Schema } from "../schema.ts";

/** The pages that are to be fetched, in a database. */
export function createPagesDue(db: Kysely<Schema>): PagesDue {
  return {
    async note(pages) {
      if (pages.length === 0) return;
      await db
        .insertInto("pages_due")
        .values(pages.map(({ articleId, feedId }) => ({ article_id: articleId, feed_id: feedId })))
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async list() {
      const rows = await db.selectFrom("pages_due").selectAll().execute();
      return rows.map(({ article_id, feed_id }) => ({ articleId: article_id, feedId: feed_id }));
    },
    done: (articleId) => deleteRows(db, "pages_due", { article_id: articleId }),
  };
}
