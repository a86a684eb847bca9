import type { Kysely } from "kysely";
import type { FolderFiles } from "../../ingest/files/folder-files.ts";
import { chunks, inBatches } from "../batches.ts";
import type { Schema } from "../schema.ts";

/** Files noted or forgotten at a time: a few milliseconds. */
const portion = 500;

/** What is remembered of folders, in a database. */
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
      inBatches(chunks(files, portion), async (part) => {
        await db
          .insertInto("folder_files")
          .values(part.map(([origin, stamp]) => ({ root, origin, ...stamp })))
          .onConflict((conflict) =>
            conflict.columns(["root", "origin"]).doUpdateSet(({ ref }) => ({
              size: ref("excluded.size"),
              modified: ref("excluded.modified"),
            })),
          )
          .execute();
      }),
    forget: (root, origins) =>
      inBatches(chunks(origins, portion), async (part) => {
        await db.deleteFrom("folder_files").where("root", "=", root).where("origin", "in", part).execute();
      }),
  };
}
