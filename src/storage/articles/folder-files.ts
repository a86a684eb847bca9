import type { Kysely } from "kysely";
import type { FolderFiles } from "../../ingest/files/folder-files.ts";
import { chunks, inBatches } from "../batches.ts";
import { excluded } from "../rows.ts";
import type { Schema } from "../schema.ts";

/** A few milliseconds. */
const maxBatchFiles = 500;

/** The files that were imported from folders, in a database. */
export function createFolderFiles(db: Kysely<Schema>): FolderFiles {
  return {
    async all(root) {
      const rows = await db
        .selectFrom("folder_files")
        .select(["origin", "size", "modified"])
        .where("root", "=", root)
        .execute();
      return new Map(rows.map(({ origin, size, modified }) => [origin, { size, modified }]));
    },
    save: (root, files) =>
      inBatches(chunks(files, maxBatchFiles), async (batch) => {
        await db
          .insertInto("folder_files")
          .values(batch.map(([origin, stamp]) => ({ root, origin, ...stamp })))
          .onConflict((conflict) =>
            conflict.columns(["root", "origin"]).doUpdateSet(excluded(["size", "modified"])),
          )
          .execute();
      }),
    remove: (root, origins) =>
      inBatches(chunks(origins, maxBatchFiles), async (batch) => {
        await db.deleteFrom("folder_files").where("root", "=", root).where("origin", "in", batch).execute();
      }),
  };
}
