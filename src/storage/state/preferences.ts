import type { Kysely, Selectable } from "kysely";
import type { Preference, Preferences } from "../../bot/preferences.ts";
import type { ChannelRef, UserRef } from "../../chat/message.ts";
import type { PreferenceTable, Schema } from "../schema.ts";

type Key = Pick<PreferenceTable, "platform" | "tenant" | "kind" | "id">;

/** What readers and channels chose, in a database. */
export function createPreferences(db: Kysely<Schema>): Preferences {
  return {
    async of(reader, channel) {
      const rows = await db
        .selectFrom("preferences")
        .selectAll()
        .where((eb) => eb.or([eb.and(keyOf(reader)), eb.and(keyOf(channel))]))
        .execute();
      const chosen = (kind: Key["kind"]) => toPreference(rows.find((row) => row.kind === kind));
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
      if (!locale && !zone) {
        await db
          .deleteFrom("preferences")
          .where((eb) => eb.and(key))
          .execute();
        return;
      }
      const choice = { locale: locale ?? null, zone: zone ?? null };
      await db
        .insertInto("preferences")
        .values({ ...key, ...choice })
        .onConflict((conflict) => conflict.columns(["platform", "tenant", "kind", "id"]).doUpdateSet(choice))
        .execute();
    },
  };
}

const keyOf = (whose: UserRef | ChannelRef): Key => {
  const { platform, tenant } = whose;
  return "user" in whose
    ? { platform, tenant, kind: "reader", id: whose.user }
    : { platform, tenant, kind: "channel", id: whose.channel };
};

const toPreference = (row: Selectable<PreferenceTable> | undefined): Preference => ({
  locale: row?.locale ?? undefined,
  zone: row?.zone ?? undefined,
});
