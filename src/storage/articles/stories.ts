import type { Kysely, Transaction } from "kysely";
import { unread } from "../../article/feed-progress.ts";
import type { Join, StoryChanges, StoryStore } from "../../search/stories/story-store.ts";
import { chunks } from "../batches.ts";
import { findRow, updateRows, upsert } from "../rows.ts";
import type { Schema } from "../schema.ts";
import { appendChanges, inFeedOrder } from "./change-feed.ts";
import { progressOf, saveProgress } from "./feed-cursors.ts";

const consumer = "stories";
const maxStatementValues = 500;
/** Those of one article, so that the statement is always the same. */
const maxMarksPerStatement = 16;

/** Which articles tell one story, in a database. */
export function createStoryStore(db: Kysely<Schema>): StoryStore {
  return {
    progress: async () => (await progressOf(db, "story_cursor", consumer)) ?? unread,
    async began(storyIds) {
      const rows = await db
        .selectFrom("articles")
        .select((eb) => ["story_id", eb.fn.min("added_at").as("first")])
        .where("story_id", "in", storyIds)
        .groupBy("story_id")
        .execute();
      return new Map(rows.map(({ story_id, first }) => [story_id, first]));
    },
    async sharing(marks, limit) {
      const rows: { mark: number; article_id: string }[] = [];
      for (const batch of chunks([...new Set(marks)], maxMarksPerStatement)) {
        const [first, ...rest] = batch.map((mark) =>
          db
            .selectFrom((eb) =>
              eb.selectFrom("story_marks").selectAll().where("mark", "=", mark).limit(limit).as("some"),
            )
            .selectAll(),
        );
        if (first) rows.push(...(await rest.reduce((all, one) => all.unionAll(one), first).execute()));
      }
      const byMark = Map.groupBy(rows, ({ mark }) => mark);
      return new Map([...byMark].map(([mark, group]) => [mark, group.map((row) => row.article_id)]));
    },
    save: (changes, now) => inFeedOrder(db, (transaction) => saveChanges(transaction, changes, now)),
    async current(storyId) {
      const forward = await findRow(db, "story_forwards", { from_id: storyId });
      return forward?.into_id ?? storyId;
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

async function saveChanges(
  transaction: Transaction<Schema>,
  { before, progress, marked, gone, joins }: StoryChanges,
  now: number,
): Promise<boolean> {
  // Another process may have been faster.
  if (!(await saveProgress(transaction, "story_cursor", { consumer, before, progress }))) return false;
  const stale = [...marked.map(({ id }) => id), ...gone];
  await transaction.deleteFrom("story_marks").where("article_id", "in", stale).execute();
  const rows = marked.flatMap(({ id, marks }) =>
    [...new Set(marks)].map((mark) => ({ mark, article_id: id })),
  );
  for (const batch of chunks(rows, maxStatementValues))
    await transaction.insertInto("story_marks").values(batch).execute();
  for (const join of joins) await saveJoin(transaction, join, now);
  return true;
}

async function saveJoin(transaction: Transaction<Schema>, { from, into }: Join, now: number): Promise<void> {
  const moved = await transaction
    .updateTable("articles")
    .set({ story_id: into })
    .where("story_id", "=", from)
    .returning("id")
    .execute();
  const updates = moved.map(({ id }) => ({ kind: "update" as const, article_id: id }));
  await appendChanges(transaction, updates, now);
  const forward = { into_id: into };
  await updateRows(transaction, "story_forwards", { into_id: from }, forward);
  await upsert(transaction, "story_forwards", { from_id: from }, forward);
}
