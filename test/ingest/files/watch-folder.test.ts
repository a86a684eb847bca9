import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFolder, type Folder } from "../../../src/ingest/files/folder-sync.ts";
import { watchFolder } from "../../../src/ingest/files/watch-folder.ts";
import { errorText } from "../../../src/locales/error-text.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { until } from "../../until.ts";

let storage: Storage;
let root: string;
let watching: { stop(): Promise<void> };
let folder: Folder;
/** The clock runs until a test stops it. */
let stoppedAt: number | undefined;
const warnings: string[] = [];
const log = {
  info: () => undefined,
  warn: (data: object) => warnings.push(JSON.stringify(data)),
  error: (data: object) => warnings.push(JSON.stringify(data)),
};

/** A hang guard; the product promises two seconds. */
const patience = { timeout: 20_000, interval: 50 };

beforeEach(async () => {
  warnings.length = 0;
  storage = await openStorage(":memory:");
  root = await mkdtemp(join(tmpdir(), "newsdesk-watch-"));
  await put("first.md", "First");
  const { articles, folderFiles: files } = storage;
  stoppedAt = undefined;
  folder = await createFolder({ root, articles, files, zone: "UTC", now: () => stoppedAt ?? Date.now() });
  await folder.look(0);
  watching = watchFolder(folder, log, errorText);
});
afterEach(async () => {
  await watching.stop();
  await storage.close();
  await rm(root, { recursive: true, force: true });
});

const put = async (name: string, title: string) => {
  await mkdir(join(root, name, ".."), { recursive: true });
  await writeFile(join(root, name), `---\ntitle: ${title}\n---\nText of ${title}.`);
};
const titles = async () => {
  const changes = await storage.articles.changes(0, 10_000);
  const articles = await storage.articles.get([...new Set(changes.map(({ id }) => id))]);
  return articles.map(({ title }) => title).sort();
};
const become = (...expected: string[]) => until(async () => expect(await titles()).toEqual(expected));

test("files added, changed, moved and removed are followed, in new folders too", async () => {
  await put("a.md", "Added");
  await become("Added", "First");
  await put("deep/er/b.md", "Deep");
  await become("Added", "Deep", "First");
  await put("deep/er/b.md", "Deep, revised");
  await become("Added", "Deep, revised", "First");
  await rename(join(root, "deep"), join(root, "other"));
  await rm(join(root, "a.md"));
  await become("Deep, revised", "First");
  await put("deep/er/c.md", "Same folder again");
  await become("Deep, revised", "First", "Same folder again");
  expect(warnings).toEqual([]);
});

test("a file is not taken while it is still being written", async () => {
  const looks = vi.spyOn(folder, "look");
  const twoLooks = async () => {
    looks.mockClear();
    await vi.waitUntil(() => looks.mock.calls.length >= 2, patience);
  };
  stoppedAt = Date.now();
  await put("a.md", "Half a headl");
  await twoLooks();
  stoppedAt += 300;
  await put("a.md", "Half a headline no more");
  await twoLooks();
  stoppedAt += 300;
  await twoLooks();
  expect(await titles()).toEqual(["First"]);
  stoppedAt += 300;
  await become("First", "Half a headline no more");
});

test("an emptied folder logs one warning and removes nothing", async () => {
  await rm(join(root, "first.md"));
  await until(() => expect(warnings).toHaveLength(1));
  expect(warnings[0]).toContain("are kept");
  await put("a.md", "Added");
  await become("Added");
  expect(warnings).toHaveLength(1);
});

test("a file that cannot be read logs one warning", async () => {
  await writeFile(join(root, "bad.json"), "[");
  await until(() => expect(warnings).toHaveLength(1));
  await put("a.md", "Added");
  await become("Added", "First");
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toContain("bad.json");
});
