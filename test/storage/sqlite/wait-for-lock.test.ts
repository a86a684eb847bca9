import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";

test("a write waits for another program's lock without blocking anything else", async () => {
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  const file = join(folder, "newsdesk.sqlite");
  const storage = await openStorage(file);
  const other = new DatabaseSync(file);
  other.exec("begin immediate");
  const order: string[] = [];
  const writes = ["one", "two"].map(async (name) => {
    await storage.keyValues.write(name, name);
    order.push(name);
  });
  // SQLite's own waiting would block this until it has given up.
  await new Promise((later) => setTimeout(later, 100));
  order.push("unlocked");
  other.exec("rollback");
  other.close();
  await Promise.all(writes);
  expect(order).toEqual(["unlocked", "one", "two"]);
  expect(await storage.keyValues.read("two")).toBe("two");
  await storage.close();
  await rm(folder, { recursive: true });
});
