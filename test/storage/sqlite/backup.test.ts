import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { StorageError } from "../../../src/storage/errors.ts";
import { backUp, restore } from "../../../src/storage/sqlite/backup.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";

let folder: string;
let live: string;
let copy: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  live = join(folder, "newsdesk.sqlite");
  copy = join(folder, "backup.sqlite");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const draft = (title: string) => ({
  title,
  body: title,
  source: "Harbour",
  tags: [],
  language: "en",
  keys: [`path:${title}`],
});

async function titles(path: string): Promise<string[]> {
  const storage = await openStorage(path);
  const all = await storage.articles.between(0, Number.MAX_SAFE_INTEGER);
  await storage.close();
  return all.map(({ title }) => title).sort();
}

test("a backup taken while articles are being added is complete and restores that moment", async () => {
  const storage = await openStorage(live);
  await storage.articles.add([draft("one"), draft("two")], 1);
  const adding = storage.articles.add(
    Array.from({ length: 400 }, (_, n) => draft(`later ${n}`)),
    2,
  );
  await backUp(live, copy);
  await adding;
  await storage.articles.add([draft("after")], 3);
  await storage.close();
  expect(await titles(live)).toHaveLength(403);

  const kept = restore(copy, live, Date.parse("2026-11-22T10:00:00Z"));
  const back = await titles(live);
  expect(back).toContain("two");
  expect(back).not.toContain("after");
  expect(await titles(kept ?? "")).toHaveLength(403);
  expect(await readdir(folder)).not.toContain("newsdesk.sqlite.incoming");
});

test("a database in use is not replaced", async () => {
  const storage = await openStorage(live);
  await storage.articles.add([draft("one")], 1);
  await backUp(live, copy);
  expect(() => restore(copy, live, 0)).toThrow("stop Newsdesk");
  await storage.articles.add([draft("two")], 2);
  await storage.close();
  expect(await titles(live)).toEqual(["one", "two"]);
});

test("a damaged database is replaced and left beside the new one", async () => {
  await (await openStorage(live)).close();
  await backUp(live, copy);
  await writeFile(live, Buffer.alloc(8_192, "x"));
  const kept = restore(copy, live, 0);
  expect(await titles(live)).toEqual([]);
  expect(kept).toBe(`${live}.1970-01-01T00-00-00.000Z`);
});

test.each<[string, () => Promise<unknown>]>([
  ["a backup that is not there", async () => restore(join(folder, "none"), live, 0)],
  [
    "a file that is not a backup",
    async () => {
      await writeFile(copy, Buffer.alloc(8_192, "x"));
      restore(copy, live, 0);
    },
  ],
  ["a backup of nothing", () => backUp(live, copy)],
  [
    "a backup over another file",
    async () => {
      await (await openStorage(live)).close();
      await writeFile(copy, "mine");
      await backUp(live, copy);
    },
  ],
])("%s is refused with an explanation", async (_, attempt) => {
  await expect(attempt()).rejects.toThrow(StorageError);
});
