import type { Kysely } from "kysely";
import type { Installations } from "../../chat/installations.ts";
import { deleteRows, findRow, upsert } from "../rows.ts";
import type { Schema } from "../schema.ts";

/** The workspaces that an app was installed in, in a database. */
export function createInstallations(db: Kysely<Schema>): Installations {
  return {
    save: ({ platform, tenant }, { sealed, installedAt }) =>
      upsert(db, "installations", { platform, tenant }, { sealed, installed_at: installedAt }),
    remove: ({ platform, tenant }) => deleteRows(db, "installations", { platform, tenant }),
    async find({ platform, tenant }) {
      const row = await findRow(db, "installations", { platform, tenant });
      return row && { sealed: row.sealed, installedAt: row.installed_at };
    },
    async all(platform) {
      const ofPlatform = db.selectFrom("installations").selectAll().where("platform", "=", platform);
      const rows = await ofPlatform.orderBy("tenant").execute();
      return rows.map(({ tenant, sealed, installed_at }) => ({ tenant, sealed, installedAt: installed_at }));
    },
  };
}
