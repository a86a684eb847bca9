import { createHash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Feed } from "../../ingest/feeds/feed.ts";
import type { Schema } from "../schema.ts";

/** An entry that has not been in its feed for so long does not come back. */
const forgetAfterMs = 30 * 86_400_000;
/** The time of an entry is not written anew with every check. */
const renewAfterMs = 86_400_000;
const maxInStatement = 500;

type RuledFeed = Pick<Feed, "id" | "rules">;

/** What other rules kept out is not what these do. */
const hashIn = (feed: RuledFeed) => (name: string) =>
  createHash("sha256")
    .update(`${JSON.stringify(feed.rules)}\n${name}`)
    .digest("base64url")
    .slice(0, 16);

/** Which entries of a feed, by their names, its present rules kept out before. */
export async function keptOut(db: Kysely<Schema>, feed: RuledFeed, names: string[]): Promise<Set<string>> {
  const hashOf = hashIn(feed);
  const known = new Set<string>();
  for (const portion of portionsOf(names)) {
    const rows = await db
      .selectFrom("kept_out")
      .select("entry")
      .where("feed_id", "=", feed.id)
      .where("entry", "in", portion.map(hashOf))
      .execute();
    for (const { entry } of rows) known.add(entry);
  }
  return new Set(names.filter((name) => known.has(hashOf(name))));
}

/** Remembers entries that its rules keep out of a feed now, and forgets those that left it long ago. */
export async function keepOut(
  db: Kysely<Schema>,
  feed: RuledFeed,
  names: string[],
  now: number,
): Promise<void> {
  const feed_id = feed.id;
  for (const portion of portionsOf(names)) {
    const entries = new Set(portion.map(hashIn(feed)));
    const rows = [...entries].map((entry) => ({ feed_id, entry, seen_at: now }));
    await db
      .insertInto("kept_out")
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(["feed_id", "entry"])
          .doUpdateSet({ seen_at: now })
          .where("kept_out.seen_at", "<", now - renewAfterMs),
      )
      .execute();
  }
  await db
    .deleteFrom("kept_out")
    .where("feed_id", "=", feed_id)
    .where("seen_at", "<", now - forgetAfterMs)
    .execute();
}

const portionsOf = (names: string[]): string[][] =>
  Array.from({ length: Math.ceil(names.length / maxInStatement) }, (_, index) =>
    names.slice(index * maxInStatement, (index + 1) * maxInStatement),
  );
