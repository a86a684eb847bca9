import { afterEach } from "vitest";
import { openPostgres } from "../../src/storage/postgres.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { sharingContract } from "../contract/sharing.ts";
import { describeWithPostgres, freshDatabase } from "../postgres/database.ts";

describeWithPostgres("processes that share a PostgreSQL", () => {
  let opened: Storage[] = [];
  afterEach(async () => {
    for (const storage of opened) await storage.close();
  });

  sharingContract(async (processes) => {
    const address = await freshDatabase();
    opened = await Promise.all(Array.from({ length: processes }, () => openPostgres(address)));
    return opened;
  });
});
