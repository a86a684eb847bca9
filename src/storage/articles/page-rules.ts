import type { Kysely } from "kysely";
import type { PageRuleStore } from "../../ingest/feeds/rules/page-rules.ts";
import { deleteRows } from "../rows.ts";
import type { Schema } from "../schema.ts";

/** What is taken of sites' pages, in a database. */
export function createPageRuleStore(db: Kysely<Schema>): PageRuleStore {
  const all = db.selectFrom("page_rules").selectAll().orderBy("host").orderBy("kind").orderBy("text");
  return {
    list: () => all.execute(),
    of: (host) => all.where("host", "=", host).execute(),
    async add(rule) {
      await db
        .insertInto("page_rules")
        .values(rule)
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    remove: (rule) => deleteRows(db, "page_rules", rule),
  };
}
