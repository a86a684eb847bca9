import type { Kysely } from "kysely";
import type { Change } from "../../article/store.ts";
import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import { repeat } from "../../async/repeat.ts";
import { toRow } from "../articles/article-rows.ts";
import { findRow, upsert } from "../rows.ts";
import type { Schema } from "../schema.ts";
import type { Storage } from "../storage.ts";

const consumer = "mirror";
/** In one transaction: a few milliseconds. */
const maxBatchChanges = 50;
/** For changes that were not announced. */
const pollDelayMs = 5_000;

/** Copies the articles of the source to a replica until it is stopped; `onTrouble` receives why it could not. */
export function replicate(
  { articles, onChange }: Pick<Storage, "articles" | "onChange">,
  replica: Kysely<Schema>,
  onTrouble: (error: unknown) => void,
): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const replication = repeat(() => copyChanges(articles, replica, stopping.signal), {
    delayMs: pollDelayMs,
    onWake: onChange,
    onError(error) {
      // Every other user of the source notices by itself that it is away.
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

async function copyChanges(articles: Storage["articles"], replica: Kysely<Schema>, stopping: AbortSignal) {
  while (!stopping.aborted) {
    const cursor = await findRow(replica, "story_cursor", { consumer });
    const changes = await articles.changes(cursor?.seq ?? 0, maxBatchChanges);
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
