import type { Kysely, Selectable } from "kysely";
import type { Preference, Preferences } from "../../bot/preferences.ts";
import type { ChannelRef, UserRef } from "../../chat/message.ts";
import { deleteRows, upsert } from "../rows.ts";
import type { PreferenceTable, Schema } from "../schema.ts";

type PreferenceKey = Pick<PreferenceTable, "platform" | "tenant" | "kind" | "id">;

/** The choices of readers and channels in a database. */
export function createPreferences(db: Kysely<Schema>): Preferences {
  return {
    async of(reader, channel) {
      const rows = await db
        .selectFrom("preferences")
        .selectAll()
        .where((eb) => eb.or([eb.and(keyOf(reader)), eb.and(keyOf(channel))]))
        .execute();
      const chosen = (kind: PreferenceKey["kind"]) => toPreference(rows.find((row) => row.kind === kind));
      return { reader: chosen("reader"), channel: chosen("channel") };
    },
    async channels() {
      const rows = await db.selectFrom("preferences").selectAll().where("kind", "=", "channel").execute();
      return rows.map((row) => ({
        channel: { platform: row.platform, tenant: row.tenant, channel: row.id },
        preference: toPreference(row),
      }));
    },
    async choose(whose, { locale, zone }) {
      const key = keyOf(whose);
      if (!locale && !zone) return deleteRows(db, "preferences", key);
      await upsert(db, "preferences", key, { locale: locale ?? null, zone: zone ?? null });
    },
  };
}

const keyOf = (whose: UserRef | ChannelRef): PreferenceKey => {
  const { platform, tenant } = whose;
  return "user" in whose
    ? { platform, tenant, kind: "reader", id: whose.user }
    : { platform, tenant, kind: "channel", id: whose.channel };
};

const toPreference = (row: Selectable<PreferenceTable> | undefined): Preference => ({
  locale: row?.locale ?? undefined,
  zone: row?.zone ?? undefined,
});
