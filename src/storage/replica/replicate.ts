import { setTimeout as sleep } from "node:timers/promises";
import type { Kysely } from "kysely";
import type { ArticleStore, Change } from "../../article/store.ts";
import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import { toRow } from "../articles/article-rows.ts";
import type { Schema } from "../schema.ts";

/** Its name among those who read the change feed. */
const consumer = "mirror";

/** Changes copied at a time: a few milliseconds. */
const portion = 50;

/** How often it looks for changes that nobody announced, in milliseconds. */
const restMs = 5_000;

type ReplicaSource = { articles: ArticleStore; onChange: (wake: () => void) => void };

/** Keeps the articles of a copy as those of the source, until it is stopped; `onTrouble` hears why it could not. */
export function replicate(
  { articles, onChange }: ReplicaSource,
  copy: Kysely<Schema>,
  onTrouble: (error: unknown) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  let rest = new AbortController();
  onChange(() => rest.abort());
  const loop = async () => {
    while (!stopping.signal.aborted) {
      rest = new AbortController();
      await copyChanges(articles, copy, stopping.signal).catch((error) => {
        // That the source is away tells whoever needs it.
        if (!(error instanceof StoreUnavailableError)) onTrouble(error);
      });
      const signal = AbortSignal.any([stopping.signal, rest.signal]);
      await sleep(restMs, undefined, { signal }).catch(() => {});
    }
  };
  const ended = loop();
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}

async function copyChanges(articles: ArticleStore, copy: Kysely<Schema>, stopping: AbortSignal) {
  while (!stopping.aborted) {
    const changes = await articles.changes(await cursorOf(copy), portion);
    if (changes.length === 0) return;
    await keep(copy, changes);
  }
}

async function cursorOf(copy: Kysely<Schema>): Promise<number> {
  const row = await copy
    .selectFrom("story_cursor")
    .select("seq")
    .where("consumer", "=", consumer)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

async function keep(copy: Kysely<Schema>, changes: Change[]): Promise<void> {
  const latest = [...new Map(changes.map((change) => [change.id, change])).values()];
  const ids = latest.map(({ id }) => id);
  const rows = latest.flatMap((change) => (change.kind === "remove" ? [] : [toRow(change.article)]));
  const seq = changes.at(-1)?.seq ?? 0;
  await copy.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("articles").where("id", "in", ids).execute();
    if (rows.length > 0) await transaction.insertInto("articles").values(rows).execute();
    await transaction
      .insertInto("story_cursor")
      .values({ consumer, seq })
      .onConflict((conflict) => conflict.column("consumer").doUpdateSet({ seq }))
      .execute();
  });
}
