import { afterAll, beforeAll } from "vitest";
import { openPostgres } from "../../../src/storage/postgres/open-postgres.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { storageContract } from "../../contract/storage.ts";
import { describeWithPostgres, emptyDatabase, freshDatabase } from "../../postgres/database.ts";

describeWithPostgres("PostgreSQL", () => {
  let address = "";
  let storage: Storage | undefined;
  beforeAll(async () => {
    address = await freshDatabase();
    storage = await openPostgres(address);
  });
  afterAll(() => storage?.close());

  storageContract({
    async alone() {
      await emptyDatabase(address);
      // Hundreds of tests each want it empty: connecting anew for each would take most of their time.
      return { ...(storage as Storage), close: async () => {} };
    },
    async together(processes) {
      await emptyDatabase(address);
      return Promise.all(Array.from({ length: processes }, () => openPostgres(address)));
    },
  });
});
