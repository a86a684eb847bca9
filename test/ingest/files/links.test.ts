import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, realpath, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFolder } from "../../../src/ingest/files/folder-sync.ts";
import { importPaths } from "../../../src/ingest/files/import.ts";
import { openFound } from "../../../src/ingest/files/open-file.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";

let storage: Storage;
let base: string;
let root: string;
/** A file beside the folder, which nobody put into it. */
let secret: string;

beforeEach(async () => {
  storage = await openStorage(":memory:");
  base = await realpath(await mkdtemp(join(tmpdir(), "newsdesk-links-")));
  root = join(base, "articles");
  await mkdir(join(root, "part"), { recursive: true });
  await mkdir(join(base, "articles-private"));
  secret = join(base, "articles-private", "secret.md");
  await writeFile(secret, "The secret of the house.");
  await writeFile(join(root, "part", "good.md"), "Good news from the harbour.");
});
afterEach(async () => {
  await storage.close();
  await rm(base, { recursive: true });
});

const folder = () => {
  const { articles, folderFiles: files } = storage;
  return createFolder({ root, articles, files, zone: "UTC", now: () => 1 });
};
const titles = async () => (await storage.articles.between(0, 10)).map(({ title }) => title).sort();
const skipped = (files: { path: string; skipped: { reason: string }[] }[]) =>
  files.flatMap(({ path, skipped: [skip] }) => (skip ? [[path, skip.reason]] : []));

describe("a link that leads out of the folder is not followed, but named", () => {
  test.each<[string, () => Promise<string>]>([
    [
      "to a file",
      async () => {
        await symlink(secret, join(root, "link.md"));
        return join(root, "link.md");
      },
    ],
    [
      "to a folder",
      async () => {
        await symlink(join(base, "articles-private"), join(root, "part", "more"));
        return join(root, "part", "more");
      },
    ],
    [
      "by ..",
      async () => {
        await symlink("part/../../articles-private/secret.md", join(root, "link.md"));
        return join(root, "link.md");
      },
    ],
    [
      "over another link",
      async () => {
        await symlink(base, join(root, ".up"));
        await symlink(".up/articles-private/secret.md", join(root, "link.md"));
        return join(root, "link.md");
      },
    ],
  ])("%s", async (_, link) => {
    const path = await link();
    const imported = await importPaths(storage.articles, [root], 1);
    expect(skipped(imported.files)).toEqual([[path, "link_outside"]]);
    const { report } = await (await folder()).look(0);
    expect(skipped(report.files)).toEqual([[path, "link_outside"]]);
    expect(await titles()).toEqual(["Good news from the harbour"]);
  });

  test("swapped in later, for a file or for a folder on the way to it", async () => {
    const watched = await folder();
    await watched.look(0);
    await writeFile(join(root, "a.md"), "At first an article.");
    await watched.look(0, join(root, "a.md"));
    await rm(join(root, "a.md"));
    await symlink(secret, join(root, "a.md"));
    expect(skipped((await watched.look(0, join(root, "a.md"))).report.files)).toEqual([
      [join(root, "a.md"), "link_outside"],
    ]);
    await rename(join(root, "part"), join(base, "moved"));
    await symlink(join(base, "articles-private"), join(root, "part"));
    await watched.look(0, join(root, "part", "secret.md"));
    await watched.look(0);
    expect(await titles()).not.toContain("The secret of the house");
  });

  test("nor between the scan and the reading", async () => {
    const origin = join(root, "part", "good.md");
    await (await openFound({ origin })).close();
    await rm(origin);
    await symlink(secret, origin);
    await expect(openFound({ origin })).rejects.toThrow("file_changed");
    await rm(join(root, "part"), { recursive: true });
    await symlink(join(base, "articles-private"), join(root, "part"));
    await expect(openFound({ origin: join(root, "part", "secret.md") })).rejects.toThrow("file_changed");
  });
});

test("links inside the folder are followed, and one that is named in a command", async () => {
  await symlink(join(root, "part", "good.md"), join(root, "again.md"));
  await symlink(secret, join(base, "named.md"));
  const { report } = await (await folder()).look(0);
  expect(report).toMatchObject({ articles: 1, failed: 0 });
  expect(await importPaths(storage.articles, [join(base, "named.md")], 1)).toMatchObject({
    new: 1,
    failed: 0,
  });
});

test("a pipe that nobody writes to holds up nobody", async () => {
  execFileSync("/usr/bin/mkfifo", [join(root, "pipe.md")]);
  const { report } = await (await folder()).look(0);
  expect(skipped(report.files)).toEqual([[join(root, "pipe.md"), "not_a_file"]]);
  await expect(openFound({ origin: join(root, "pipe.md") })).rejects.toThrow("file_changed");
  expect(await titles()).toEqual(["Good news from the harbour"]);
});
