import type { Kysely } from "kysely";
import type { Installations } from "../../chat/installations.ts";
import type { Schema } from "../schema.ts";
import { upsert } from "../upsert.ts";

/** The workspaces that an app was installed in, in a database. */
export function createInstallations(db: Kysely<Schema>): Installations {
  return {
    save: ({ platform, tenant }, { sealed, installedAt }) =>
      upsert(db, "installations", { platform, tenant }, { sealed, installed_at: installedAt }),
    async find({ platform, tenant }) {
      const row = await db
        .selectFrom("installations")
        .select(["sealed", "installed_at"])
        .where("platform", "=", platform)
        .where("tenant", "=", tenant)
        .executeTakeFirst();
      return row && { sealed: row.sealed, installedAt: row.installed_at };
    },
    async all(platform) {
      const rows = await db
        .selectFrom("installations")
        .select(["tenant", "sealed", "installed_at"])
        .where("platform", "=", platform)
        .orderBy("tenant")
        .execute();
      return rows.map(({ tenant, sealed, installed_at }) => ({ tenant, sealed, installedAt: installed_at }));
    },
  };
}
