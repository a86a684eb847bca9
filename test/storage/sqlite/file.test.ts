import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StorageError } from "../../../src/storage/errors.ts";
import { migrate } from "../../../src/storage/migrations/migrate.ts";
import type { Schema } from "../../../src/storage/schema.ts";
import { nodeSqliteDialect } from "../../../src/storage/sqlite/kysely-dialect.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { createStorage, type Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";

let folder = "";
let path = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsdesk-storage-"));
  path = join(folder, "news.sqlite");
});

afterEach(() => rmSync(folder, { recursive: true }));

async function fill(articles = 50, length = 2_200): Promise<void> {
  const storage = await openStorage(path);
  const body = "Many words of a body. ".repeat(length / 22);
  await storage.articles.add(
    Array.from({ length: articles }, (_, at) => draft(`Story ${at}`, { body })),
    1,
  );
  await storage.close();
}

/** Opening fails with one line that names the file, and changes no byte. */
async function expectRefusal(reason: RegExp): Promise<void> {
  const before = digest();
  const error = await openStorage(path).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(StorageError);
  const { message } = error as StorageError;
  expect(message).toMatch(reason);
  expect(message).toContain(path);
  expect(message).not.toContain("\n");
  expect(digest()).toEqual(before);
}

const digest = () => statSync(path).isFile() && createHash("sha256").update(readFileSync(path)).digest("hex");

describe("when a file cannot be used, one line names it and the reason, and it is left as it was", () => {
  test("not a database", async () => {
    writeFileSync(path, "These are my notes, not a database.\n".repeat(1_000));
    await expectRefusal(/not a database; move it away/);
  });

  test("truncated in the middle", async () => {
    await fill();
    truncateSync(path, 50_000);
    await expectRefusal(/damaged; restore it from a backup/);
  });

  test("overwritten with noise in the middle", async () => {
    await fill();
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 8_192, 40_960);
    writeFileSync(path, bytes);
    await expectRefusal(/damaged; restore it from a backup/);
  });

  test("a large one damaged in a crash, which left a write-ahead log", async () => {
    await fill(50, 220_000);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 8_192_000, 8_396_800);
    writeFileSync(path, bytes);
    writeFileSync(`${path}-wal`, "");
    await expectRefusal(/damaged; restore it from a backup/);
  });

  test("written by a newer version", async () => {
    await fill();
    const database = new DatabaseSync(path);
    database.exec("insert into newsdesk_migration values ('9999 from the future', '2030-01-01T00:00:00Z')");
    database.close();
    await expectRefusal(/a newer version of Newsdesk wrote it/);
  });

  test("a database of another program", async () => {
    const database = new DatabaseSync(path);
    database.exec("create table bookmarks (url text)");
    database.close();
    await expectRefusal(/belongs to another program/);
  });

  test("a folder", async () => {
    path = folder;
    await expectRefusal(/is a folder and not a file/);
  });

  test("a folder that cannot be made", async () => {
    writeFileSync(join(folder, "file"), "");
    path = join(folder, "file", "data", "news.sqlite");
    const refusal = openStorage(path);
    await expect(refusal).rejects.toThrow(StorageError);
    await expect(refusal).rejects.toThrow(/Cannot make the folder .*file\/data for the database/);
  });
});

describe("a file that can be used", () => {
  test("has everything after a restart", async () => {
    await fill(3);
    const storage = await openStorage(path);
    expect(await storage.articles.count()).toBe(3);
    expect((await storage.articles.changes(0, 10)).map(({ seq }) => seq)).toEqual([1, 2, 3]);
    await storage.close();
  });

  test("may be empty, and its folder may be missing", async () => {
    writeFileSync(path, "");
    await fill(1);
    path = join(folder, "new", "folder", "news.sqlite");
    await fill(1);
    expect(readdirSync(join(folder, "new", "folder"))).toEqual(["news.sqlite"]);
  });

  test("has everything that was written before a crash", async () => {
    const storage = await openStorage(path);
    await storage.articles.add([draft("Written just before")], 1);
    const copy = join(folder, "copy.sqlite");
    for (const end of ["", "-wal"]) copyFileSync(path + end, copy + end);
    await storage.close();
    const revived = await openStorage(copy);
    expect(await revived.articles.count()).toBe(1);
    await revived.close();
  });

  test("is usable after a crash in the middle of a transaction with a rollback journal", async () => {
    await fill();
    const database = new DatabaseSync(path);
    database.exec(
      "pragma journal_mode = delete; pragma cache_size = 5; begin; update articles set body = zeroblob(9000)",
    );
    const copy = join(folder, "copy.sqlite");
    for (const end of ["", "-journal"]) copyFileSync(path + end, copy + end);
    database.close();
    const revived = await openStorage(copy);
    expect((await revived.articles.between(0, 10))[0]?.body).toContain("Many words");
    await revived.close();
  });
});

test("several processes share one file from its creation on, and each delivery is claimed by one", async () => {
  const script = `
    import { openStorage } from "./src/storage/sqlite/open-sqlite.ts";
    const { ledger, articles, close } = await openStorage(process.argv[1]);
    const mine = [];
    for (let slot = 0; slot < 200; slot++) {
      if (await ledger.claim("slot " + slot, { subscriptionId: "s" + slot, dueAt: slot }, 0, 1e6)) mine.push(slot);
    }
    await articles.add([{ title: "t", source: "s", tags: [], language: "en", keys: ["path:" + process.pid] }], 1);
    await close();
    console.log(JSON.stringify(mine));`;
  const claims = async () => {
    const options = ["--input-type=module-typescript", "-e", script, path];
    const { stdout } = await promisify(execFile)(process.execPath, options, {
      cwd: join(import.meta.dirname, "../../.."),
    });
    return JSON.parse(stdout) as number[];
  };
  const all = (await Promise.all([claims(), claims(), claims()])).flat();
  expect(all.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, slot) => slot));
  const storage = await openStorage(path);
  expect(await storage.articles.count()).toBe(3);
  await storage.close();
});

/** Storage over a connection of the test's own. */
async function storageOver(database: DatabaseSync): Promise<Storage> {
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database, path) });
  await migrate(db);
  return createStorage(db);
}

test("a full disk is reported as such, and nothing is half stored", async () => {
  const database = new DatabaseSync(path);
  const { articles, close } = await storageOver(database);
  database.exec("pragma max_page_count = 100");
  const large = Array.from({ length: 40 }, (_, at) => draft(`Story ${at}`, { body: "x".repeat(20_000) }));
  await expect(articles.add(large, 1)).rejects.toThrow(/the disk is full; free some space/);
  expect(await articles.changes(0, 100)).toHaveLength(await articles.count());
  await close();
});

test("a database that another program keeps locked is reported as such", async () => {
  await fill(1);
  const { articles, close } = await storageOver(new DatabaseSync(path, { timeout: 20 }));
  const other = new DatabaseSync(path);
  other.exec("begin immediate");
  // The clock by which it gives up runs faster than any.
  vi.useFakeTimers({ toFake: ["performance"] });
  const hurry = setInterval(() => vi.advanceTimersByTime(1_000), 1);
  await expect(articles.add([draft("More")], 1)).rejects.toThrow(/another program has kept it locked/);
  clearInterval(hurry);
  vi.useRealTimers();
  other.exec("rollback");
  await articles.add([draft("More")], 1);
  other.close();
  await close();
});
