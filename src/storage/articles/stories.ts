import type { Kysely, Transaction } from "kysely";
import type { Join, StoryChanges, StoryStore } from "../../search/stories/story-store.ts";
import { chunks } from "../batches.ts";
import type { Schema } from "../schema.ts";
import { inFeedOrder, noteChanges } from "./change-feed.ts";

/** Its name among those who read the change feed. */
const consumer = "stories";

/** Values in one statement. */
const atOnce = 500;

/** Which articles tell one story, in a database. */
export function createStoryStore(db: Kysely<Schema>): StoryStore {
  return {
    cursor: () => readCursor(db),
    async began(storyIds) {
      const rows = await db
        .selectFrom("articles")
        .select((eb) => ["story_id", eb.fn.min("added_at").as("first")])
        .where("story_id", "in", storyIds)
        .groupBy("story_id")
        .execute();
      return new Map(rows.map(({ story_id, first }) => [story_id, first]));
    },
    async sharing(marks) {
      const sharing = new Map<number, string[]>();
      for (const part of chunks([...new Set(marks)], atOnce)) {
        const rows = await db.selectFrom("story_marks").selectAll().where("mark", "in", part).execute();
        for (const { mark, article_id } of rows)
          sharing.set(mark, [...(sharing.get(mark) ?? []), article_id]);
      }
      return sharing;
    },
    save: (changes, now) => inFeedOrder(db, (transaction) => savePortion(transaction, changes, now)),
    async current(storyId) {
      const row = await db
        .selectFrom("story_forwards")
        .select("into_id")
        .where("from_id", "=", storyId)
        .executeTakeFirst();
      return row?.into_id ?? storyId;
    },
    async shared() {
      const rows = await db
        .selectFrom("articles")
        .select(["story_id", "id"])
        .where("story_id", "in", (eb) =>
          eb.selectFrom("articles").select("story_id").groupBy("story_id").having(eb.fn.countAll(), ">", 1),
        )
        .orderBy("added_at")
        .orderBy("id")
        .execute();
      const byStory = Map.groupBy(rows, (row) => row.story_id);
      const stories = [...byStory].map(([id, members]) => ({ id, articles: members.map((row) => row.id) }));
      return stories.sort((a, b) => b.articles.length - a.articles.length);
    },
  };
}

async function readCursor(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom("story_cursor")
    .select("seq")
    .where("consumer", "=", consumer)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

async function savePortion(
  transaction: Transaction<Schema>,
  changes: StoryChanges,
  now: number,
): Promise<void> {
  const { seq, marked, gone, joins } = changes;
  // Another process may have been there first, where this one was slow.
  if (seq <= (await readCursor(transaction))) return;
  const stale = [...marked.map(({ id }) => id), ...gone];
  await transaction.deleteFrom("story_marks").where("article_id", "in", stale).execute();
  const rows = marked.flatMap(({ id, marks }) =>
    [...new Set(marks)].map((mark) => ({ mark, article_id: id })),
  );
  for (const part of chunks(rows, atOnce)) await transaction.insertInto("story_marks").values(part).execute();
  for (const join of joins) await saveJoin(transaction, join, now);
  await transaction
    .insertInto("story_cursor")
    .values({ consumer, seq })
    .onConflict((conflict) => conflict.column("consumer").doUpdateSet({ seq }))
    .execute();
}

async function saveJoin(transaction: Transaction<Schema>, { from, into }: Join, now: number): Promise<void> {
  const moved = await transaction
    .updateTable("articles")
    .set({ story_id: into })
    .where("story_id", "=", from)
    .returning("id")
    .execute();
  const updates = moved.map(({ id }) => ({ kind: "update" as const, article_id: id }));
  await noteChanges(transaction, updates, now);
  await transaction
    .updateTable("story_forwards")
    .set({ into_id: into })
    .where("into_id", "=", from)
    .execute();
  await transaction
    .insertInto("story_forwards")
    .values({ from_id: from, into_id: into })
    .onConflict((conflict) => conflict.column("from_id").doUpdateSet({ into_id: into }))
    .execute();
}
