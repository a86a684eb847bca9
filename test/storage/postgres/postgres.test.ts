import { beforeAll } from "vitest";
import { openPostgres } from "../../../src/storage/postgres/open-postgres.ts";
import { storageContract } from "../../contract/storage.ts";
import { describeWithPostgres, emptyDatabase, freshDatabase } from "../../postgres/database.ts";

describeWithPostgres("PostgreSQL", () => {
  let address = "";
  beforeAll(async () => {
    address = await freshDatabase();
  });

  storageContract({
    async alone() {
      await emptyDatabase(address);
      return openPostgres(address);
    },
    async together(processes) {
      await emptyDatabase(address);
      return Promise.all(Array.from({ length: processes }, () => openPostgres(address)));
    },
  });
});
