import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { migrationNames } from "../../src/storage/migrations/migrate.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { writeOldDatabase } from "../crash/drills/old-database.ts";
import { lostRows, rowsIn } from "./rows.ts";
import { unpack } from "./saved-folders.ts";

/** From the first schema on that has all tables that a reader's orders are in. */
const levels = migrationNames.map((name, at) => [at + 1, name] as const);

describe("a database of each earlier schema", () => {
  let folder: string;
  let today: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
    today = join(await unpack("4da3d31", join(folder, "today")), "newsdesk.sqlite");
    await (await openStorage(today)).close();
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(levels)("with %i migrations, up to %s, becomes today's with all its rows", async (count) => {
    const path = join(folder, `${count}.sqlite`);
    await writeOldDatabase(path, count, today);
    const before = rowsIn(path);
    expect([...before.values()].flat().length).toBeGreaterThan(0);
    await (await openStorage(path)).close();
    expect(lostRows(before, rowsIn(path))).toEqual([]);
    expect(definitionsOf(path)).toEqual(definitionsOf(today));
  });
});

/** Tables and indexes with their columns, whatever the order in which migrations added them. */
function definitionsOf(path: string): string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const named = database.prepare("select type, name from sqlite_schema").all();
  const columns = named.flatMap(({ type, name }) =>
    type === "table"
      ? database
          .prepare(`select * from pragma_table_xinfo('${name}')`)
          .all()
          .map((column) => JSON.stringify({ name, column: column.name, type: column.type }))
      : [JSON.stringify({ type, name })],
  );
  database.close();
  return columns.toSorted();
}
