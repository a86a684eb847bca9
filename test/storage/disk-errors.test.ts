import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { makeDataFolder, markData, openData } from "../../src/app/data-folder.ts";
import { errorMessage } from "../../src/cli/error-message.ts";
import { exportVerb } from "../../src/cli/transfer.ts";
import { readConfig } from "../../src/config.ts";
import { explainSqlite, type StorageError } from "../../src/storage/errors.ts";
import { migrate } from "../../src/storage/migrations/migrate.ts";
import type { Schema } from "../../src/storage/schema.ts";
import { backUp, restore } from "../../src/storage/sqlite/backup.ts";
import { nodeSqliteDialect } from "../../src/storage/sqlite/kysely-dialect.ts";
import { lockFolder } from "../../src/storage/sqlite/lock-folder.ts";
import { createStorage } from "../../src/storage/storage.ts";
import { draft } from "../contract/drafts.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsdesk-disk-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** One sentence, or two, with what to do; no stack, and nothing on a second line. */
function expectSentence(error: unknown): string {
  const said = errorMessage(error);
  expect(said).toMatch(/^[A-Z].*[:;] .+\.$/);
  expect(said).not.toMatch(/\n|\bat \S+:\d+|errno|Error:/);
  return said;
}

const thrownBy = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

describe("every error of the disk is one sentence with the cure", () => {
  const codes =
    "EACCES EPERM EROFS ENOSPC EDQUOT EEXIST ENOTDIR EISDIR EMFILE ENFILE EIO ELOOP ENAMETOOLONG ENOENT EBUSY ESTALE EFBIG";
  const places = ["mkdir", "open", "write", "fsync", "rename", "copyfile", "unlink", "scandir"];
  test.each(codes.split(" "))("%s, wherever it occurs", (code) => {
    for (const syscall of places) {
      const error = Object.assign(new Error(`${code}: something, ${syscall} '/data/x'`), {
        code,
        syscall,
        path: "/data/x",
      });
      expect(expectSentence(error)).toContain("/data/x");
      const nameless = Object.assign(new Error(`${code}: something, ${syscall}`), { code, syscall });
      expectSentence(nameless);
      expect(expectSentence(explainSqlite(nameless, "/data/y"))).toContain("/data/y");
    }
  });

  test.each([
    ["SQLITE_PERM", 3],
    ["SQLITE_BUSY", 5],
    ["SQLITE_LOCKED", 6],
    ["SQLITE_READONLY", 8],
    ["SQLITE_READONLY_DIRECTORY", 1544],
    ["SQLITE_IOERR", 10],
    ["SQLITE_IOERR_FSYNC", 1034],
    ["SQLITE_CORRUPT", 11],
    ["SQLITE_FULL", 13],
    ["SQLITE_CANTOPEN", 14],
    ["SQLITE_NOLFS", 22],
    ["SQLITE_AUTH", 23],
    ["SQLITE_NOTADB", 26],
  ])("%s", (name, errcode) => {
    const error = Object.assign(new Error(name), { code: "ERR_SQLITE_ERROR", errcode });
    const explained = explainSqlite(error, "/data/newsdesk.sqlite");
    expect(expectSentence(explained)).toContain("/data/newsdesk.sqlite");
    expect((explained as StorageError).cause).toBe(error);
  });

  test.each<[string, () => unknown]>([
    ["a data folder that is a file", () => openData(config("file"))],
    ["a data folder under a file", () => openData(config("file/data"))],
    ["its lock", () => lockFolder(join(folder, "file"))],
    ["its marker", () => markData({ ...config("data"), dataDir: join(folder, "file") })],
    ["the data folder itself", () => makeDataFolder(config("file"))],
    [
      "a database that is a folder",
      () => {
        mkdirSync(join(folder, "data", "newsdesk.sqlite"), { recursive: true });
        return openData(config("data"));
      },
    ],
    [
      "a backup into no folder",
      async () => {
        await (await openData(config("data"))).close();
        await backUp(join(folder, "data", "newsdesk.sqlite"), join(folder, "nowhere", "copy.sqlite"));
      },
    ],
    [
      "restoring over a file in the way",
      async () => {
        await (await openData(config("data"))).close();
        restore(join(folder, "data", "newsdesk.sqlite"), join(folder, "file", "newsdesk.sqlite"), 0);
      },
    ],
    [
      "an export into no folder",
      () => exportVerb.run([join(folder, "nowhere", "all.jsonl")], config("data")),
    ],
  ])("%s", async (_, work) => {
    writeFileSync(join(folder, "file"), "");
    vi.spyOn(console, "log").mockImplementation(() => undefined);
    expect(expectSentence(await thrownBy(work))).toContain(folder);
  });
});

const config = (dataDir: string) => readConfig({ NEWSDESK_DATA: join(folder, dataDir) });

/** A database whose next statement that matches fails, after SQLite has taken the transaction back itself or not. */
async function failing(rollsBack: boolean) {
  const database = new DatabaseSync(join(folder, "news.sqlite"));
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database, "news.sqlite") });
  await migrate(db);
  database.exec(`create trigger full before insert on articles when new.title = 'A'
    begin select raise(${rollsBack ? "rollback" : "abort"}, 'full'); end`);
  return { database, ...createStorage(db) };
}

describe("what went wrong first is what is told", () => {
  test.each([true, false])("if SQLite itself has taken back the transaction: %j", async (rollsBack) => {
    const { articles, close } = await failing(rollsBack);
    await expect(articles.add([draft("A")], 1)).rejects.toThrow("full");
    expect((await articles.add([draft("B")], 2)).added).toHaveLength(1);
    expect(await articles.count()).toBe(1);
    await close();
  });

  test("if taking it back fails as well; the next transaction works", async () => {
    const { articles, database, close } = await failing(false);
    const prepare = database.prepare.bind(database);
    let refused = 0;
    database.prepare = (sql) => {
      if (sql === "rollback" && refused++ === 0) throw new Error("cannot rollback");
      return prepare(sql);
    };
    await expect(articles.add([draft("A")], 1)).rejects.toThrow("full");
    expect(refused).toBe(1);
    expect((await articles.add([draft("B")], 2)).added).toHaveLength(1);
    expect(await articles.count()).toBe(1);
    await close();
  });
});
