import type { Kysely } from "kysely";
import type { DeliveryState, EditionFrame, Ledger } from "../../digest/ledger.ts";
import type { Schema } from "../schema.ts";
import { toDelivery } from "./delivery-rows.ts";

const perhapsPosted: DeliveryState[] = ["claimed", "sent", "uncertain"];

/** The stories that deliveries show, in a database. */
export function createShownStories(db: Kysely<Schema>) {
  return {
    async shownStories(subscriptionId, since, except = "") {
      const rows = await db
        .selectFrom("shown_stories")
        .innerJoin("deliveries", "key", "delivery_key")
        .select(["story_id", "article_id"])
        .where("subscription_id", "=", subscriptionId)
        .where("due_at", ">=", since)
        .where("key", "!=", except)
        .where("state", "in", perhapsPosted)
        .execute();
      return rows.map(toShown);
    },
    async listedArticles(subscriptionId, since, except = "") {
      const rows = await db
        .selectFrom("deliveries")
        .select("edition")
        .where("subscription_id", "=", subscriptionId)
        .where("due_at", ">=", since)
        .where("key", "!=", except)
        .where("state", "in", perhapsPosted)
        .where("edition", "is not", null)
        .execute();
      return rows.flatMap(({ edition }) => (JSON.parse(edition ?? "") as EditionFrame).rest ?? []);
    },
    async storiesOf(key) {
      const rows = await db
        .selectFrom("shown_stories")
        .selectAll()
        .where("delivery_key", "=", key)
        .orderBy("place")
        .execute();
      return rows.map(toShown);
    },
    async deliveriesShowing({ storyId, articleId }) {
      const showing = db
        .selectFrom("shown_stories")
        .select("delivery_key")
        .where((eb) => eb.or({ story_id: storyId, article_id: articleId }));
      const deliveries = await db
        .selectFrom("deliveries")
        .selectAll()
        .where("key", "in", showing)
        .orderBy("due_at", "desc")
        .execute();
      if (deliveries.length === 0) return [];
      const keys = deliveries.map(({ key }) => key);
      const shown = await db
        .selectFrom("shown_stories")
        .selectAll()
        .where("delivery_key", "in", keys)
        .orderBy("place")
        .execute();
      const byKey = Map.groupBy(shown, (row) => row.delivery_key);
      return deliveries.map((row) => ({
        delivery: toDelivery(row),
        articleIds: (byKey.get(row.key) ?? []).map((one) => one.article_id),
      }));
    },
  } satisfies Partial<Ledger>;
}

const toShown = (row: { story_id: string; article_id: string }) => ({
  storyId: row.story_id,
  articleId: row.article_id,
});
