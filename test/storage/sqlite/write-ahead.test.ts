import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { migrate } from "../../../src/storage/migrations/migrate.ts";
import type { Schema } from "../../../src/storage/schema.ts";
import { nodeSqliteDialect } from "../../../src/storage/sqlite/kysely-dialect.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { keepWriteAhead } from "../../../src/storage/sqlite/write-ahead.ts";
import { createStorage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import { until } from "../../until.ts";

const megabyte = 2 ** 20;

let folder = "";
let path = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsdesk-storage-"));
  path = join(folder, "news.sqlite");
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** Records each flush of any file to the disk. */
async function spyOnFlushes() {
  const file = await open(join(folder, "any"), "w");
  await file.close();
  return vi.spyOn(Object.getPrototypeOf(file), "datasync");
}

test("a write is over when it would survive a power cut; others read and write meanwhile", async () => {
  const disk = Promise.withResolvers<void>();
  const database = new DatabaseSync(path);
  const writeAhead = { flush: () => disk.promise, stop: async () => {} };
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database, path, { writeAhead }) });
  const migrated = migrate(db);
  disk.resolve();
  await migrated;
  const slow = Promise.withResolvers<void>();
  writeAhead.flush = () => slow.promise;
  const { keyValues, close } = createStorage(db);
  const written: string[] = [];
  const writes = ["one", "two"].map((name) => keyValues.write(name, name).then(() => written.push(name)));
  await until(async () => expect(await keyValues.read("two")).toBe("two"));
  expect(written).toEqual([]);
  slow.resolve();
  await Promise.all(writes);
  expect(written).toEqual(["one", "two"]);
  await close();
});

test("a write that the disk refuses fails with an explanation", async () => {
  const { keyValues, close } = await openStorage(path);
  const flush = await spyOnFlushes();
  flush.mockRejectedValueOnce(Object.assign(new Error("EIO: i/o error"), { code: "EIO" }));
  await expect(keyValues.write("name", "text")).rejects.toThrow(/Cannot write the database .*news\.sqlite/);
  await keyValues.write("name", "text");
  expect(await keyValues.read("name")).toBe("text");
  await close();
});

test("writes made together are flushed together, and reading flushes nothing", async () => {
  const { keyValues, close } = await openStorage(path);
  const flush = await spyOnFlushes();
  await Promise.all(Array.from({ length: 50 }, (_, at) => keyValues.write(`name ${at}`, "text")));
  expect(flush.mock.calls.length).toBeLessThan(50);
  const before = flush.mock.calls.length;
  expect(before).toBeGreaterThan(0);
  await keyValues.read("name 1");
  expect(flush).toHaveBeenCalledTimes(before);
  await close();
});

test("the log stays small however much is written, and nothing of it is lost", async () => {
  const { articles, close } = await openStorage(path);
  const body = "x".repeat(20_000);
  for (let round = 0; round < 6; round++) {
    const drafts = Array.from({ length: 100 }, (_, at) => draft(`Story ${round} ${at}`, { body }));
    await articles.add(drafts, 1);
  }
  await until(() => expect(statSync(`${path}-wal`).size).toBeLessThan(9 * megabyte));
  expect(await articles.count()).toBe(600);
  await close();
  const database = new DatabaseSync(path);
  expect(database.prepare("pragma quick_check(1)").get()).toEqual({ quick_check: "ok" });
  database.close();
});

test("if the checkpoint thread fails, that is reported once and SQLite makes the checkpoints itself", async () => {
  const database = new DatabaseSync(path);
  // The thread cannot open a folder as a database.
  const elsewhere = join(folder, "elsewhere");
  mkdirSync(elsewhere);
  writeFileSync(`${elsewhere}-wal`, Buffer.alloc(9 * megabyte));
  const onTrouble = vi.fn();
  const writeAhead = keepWriteAhead(database, elsewhere, onTrouble);
  const autocheckpoint = () => database.prepare("pragma wal_autocheckpoint").get()?.wal_autocheckpoint;
  expect(autocheckpoint()).toBe(0);
  await writeAhead.flush();
  await until(() => expect(onTrouble).toHaveBeenCalledOnce());
  await writeAhead.flush();
  await writeAhead.stop();
  expect(onTrouble).toHaveBeenCalledOnce();
  expect(autocheckpoint()).toBe(1_000);
  database.close();
});
