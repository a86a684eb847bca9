import type { Kysely } from "kysely";
import type { ArticleStore, Change } from "../../article/store.ts";
import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import { repeat } from "../../async/repeat.ts";
import { toRow } from "../articles/article-rows.ts";
import { readCursor } from "../articles/change-feed.ts";
import type { Schema } from "../schema.ts";
import { upsert } from "../upsert.ts";

/** Its name among the consumers of the change feed. */
const consumer = "mirror";

/** Changes in one transaction: a few milliseconds. */
const batchSize = 50;

/** How often it looks for changes that were not announced. */
const pollMs = 5_000;

type ReplicaSource = { articles: ArticleStore; onChange: (wake: () => void) => void };

/** Makes the articles of a replica follow those of the source until it is stopped; `onTrouble` receives why they could not. */
export function replicate(
  { articles, onChange }: ReplicaSource,
  replica: Kysely<Schema>,
  onTrouble: (error: unknown) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const replication = repeat(() => copyChanges(articles, replica, stopping.signal), {
    delayMs: pollMs,
    onWake: onChange,
    onError(error) {
      // Whoever needs the source learns by itself that it is away.
      if (!(error instanceof StoreUnavailableError)) onTrouble(error);
    },
  });
  return {
    stop() {
      stopping.abort();
      return replication.stop();
    },
  };
}

async function copyChanges(articles: ArticleStore, replica: Kysely<Schema>, stopping: AbortSignal) {
  while (!stopping.aborted) {
    const cursor = await readCursor(replica, "story_cursor", consumer);
    const changes = await articles.changes(cursor ?? 0, batchSize);
    if (changes.length === 0) return;
    await save(replica, changes);
  }
}

async function save(replica: Kysely<Schema>, changes: Change[]): Promise<void> {
  const latest = [...new Map(changes.map((change) => [change.id, change])).values()];
  const ids = latest.map(({ id }) => id);
  const rows = latest.flatMap((change) => (change.kind === "remove" ? [] : [toRow(change.article)]));
  const seq = changes.at(-1)?.seq ?? 0;
  await replica.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("articles").where("id", "in", ids).execute();
    if (rows.length > 0) await transaction.insertInto("articles").values(rows).execute();
    await upsert(transaction, "story_cursor", { consumer }, { seq });
  });
}
