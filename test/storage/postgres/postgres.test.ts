import { afterAll, onTestFailed } from "vitest";
import { openPostgres } from "../../../src/storage/postgres/open-postgres.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { storageContract } from "../../contract/storage.ts";
import { describeWithPostgres, emptyDatabase, freshDatabase } from "../../postgres/database.ts";

describeWithPostgres("PostgreSQL", () => {
  const opened: Storage[] = [];
  let current: { address: string; storage: Storage } | undefined;
  afterAll(async () => {
    for (const storage of opened) await storage.close();
  });

  /** An empty database. Connecting anew for each of these many tests would take most of their time. */
  async function empty() {
    // What a failed test has left under way would disturb those after it.
    onTestFailed(() => {
      current = undefined;
    });
    if (current) {
      await emptyDatabase(current.address);
      return current;
    }
    const address = await freshDatabase();
    const storage = await openPostgres(address);
    opened.push(storage);
    current = { address, storage };
    return current;
  }

  storageContract({
    alone: async () => ({ ...(await empty()).storage, close: async () => {} }),
    async together(processes) {
      const { address } = await empty();
      return Promise.all(Array.from({ length: processes }, () => openPostgres(address)));
    },
    async lives() {
      const { address } = await empty();
      const first = await openPostgres(address);
      return { first, kill: () => first.close(), next: () => openPostgres(address) };
    },
  });
});
