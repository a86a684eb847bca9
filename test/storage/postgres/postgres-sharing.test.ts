import { afterEach, expect, test } from "vitest";
import { openPostgres } from "../../../src/storage/postgres/open-postgres.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import { sharingContract } from "../../contract/sharing.ts";
import { bareDatabase, describeWithPostgres, freshDatabase } from "../../postgres/database.ts";

describeWithPostgres("processes that share a PostgreSQL", () => {
  let opened: Storage[] = [];
  afterEach(async () => {
    for (const storage of opened) await storage.close();
  });

  test("can all start at once on an empty one", async () => {
    const address = await bareDatabase();
    opened = await Promise.all(Array.from({ length: 6 }, () => openPostgres(address)));
    const results = await Promise.all(
      opened.map(({ articles }, n) => articles.add([draft(`Story ${n}`)], 1)),
    );
    expect(results.flatMap(({ added }) => added)).toHaveLength(6);
  });

  sharingContract(async (processes) => {
    const address = await freshDatabase();
    opened = await Promise.all(Array.from({ length: processes }, () => openPostgres(address)));
    return opened;
  });
});
