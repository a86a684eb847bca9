import { chmod, mkdir, mkdtemp, rename, rm, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFolder, type Folder } from "../../../src/ingest/files/folder-sync.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";

let storage: Storage;
let root: string;
let folder: Folder;
let now = 0;

beforeEach(async () => {
  now = Date.UTC(2026, 0, 31);
  storage = await openStorage(":memory:");
  root = await mkdtemp(join(tmpdir(), "newsdesk-folder-"));
  folder = await restart();
});
afterEach(async () => {
  await storage.close();
  await rm(root, { recursive: true, force: true });
});

/** The folder as the next start of the program sees it. */
const restart = () =>
  createFolder({
    root,
    articles: storage.articles,
    files: storage.folderFiles,
    zone: "Asia/Taipei",
    now: () => now,
  });
const put = async (name: string, text: string) => {
  await mkdir(join(root, name, ".."), { recursive: true });
  await writeFile(join(root, name), text);
};
const titles = async () => {
  const changes = await storage.articles.changes(0, 10_000);
  const articles = await storage.articles.get([...new Set(changes.map(({ id }) => id))]);
  return articles.map(({ title }) => title).sort();
};

describe("at the start", () => {
  test("dates without a zone are in the folder's", async () => {
    await put("a.md", "---\ntitle: A\npublished: 2026年1月31日 14:05\n---\nText.");
    await folder.look(0);
    const [article] = await storage.articles.get((await storage.articles.changes(0, 1)).map(({ id }) => id));
    expect(article?.publishedAt).toBe(Date.parse("2026-01-31T06:05:00Z"));
  });

  test("everything is imported, and the next start reads only what changed", async () => {
    await put("a.md", "---\ntitle: A\n---\nText.");
    await put("b/c.jsonl", '{"title":"C"}\n{"title":"D"}\n');
    expect((await folder.look(0)).report).toMatchObject({ articles: 3, new: 3 });
    folder = await restart();
    expect((await folder.look(0)).report).toMatchObject({ files: [], articles: 0 });
    await put("a.md", "---\ntitle: A, revised\n---\nText.");
    folder = await restart();
    expect((await folder.look(0)).report).toMatchObject({ articles: 1, new: 0, changed: 1 });
  });

  test("a file changed within the same size is noticed by its time", async () => {
    await put("a.md", "---\ntitle: A\n---\nText.");
    await folder.look(0);
    await put("a.md", "---\ntitle: B\n---\nText.");
    await utimes(join(root, "a.md"), 1, 1);
    expect((await (await restart()).look(0)).report).toMatchObject({ changed: 1 });
  });

  test("only files deleted meanwhile are removed", async () => {
    await put("a.md", "---\ntitle: A\n---\nText.");
    await put("b.md", "---\ntitle: B\n---\nText.");
    await folder.look(0);
    await storage.articles.add(
      [{ title: "Feed", source: "S", tags: [], language: "en", keys: ["feed:x 1"] }],
      now,
    );
    await rm(join(root, "a.md"));
    expect((await (await restart()).look(0)).removed).toBe(1);
    expect(await titles()).toEqual(["B", "Feed"]);
  });

  test("a file with an error is reported at each start, not at each scan", async () => {
    await put("a.jsonl", '{"title":"A"}\noops\n');
    expect((await folder.look(0)).report.failed).toBe(1);
    expect((await folder.look(0)).report.failed).toBe(0);
    expect((await (await restart()).look(0)).report.failed).toBe(1);
  });

  test("a folder that does not exist is reported", async () => {
    await rm(root, { recursive: true });
    expect((await folder.look(0)).report.files).toMatchObject([
      { path: root, skipped: [{ reason: "missing" }] },
    ]);
  });
});

describe("while it runs", () => {
  test("a file that is still being written is left until it stays unchanged", async () => {
    await put("a.jsonl", '{"title":"A"}\n{"tit');
    expect(await folder.look(500)).toMatchObject({
      report: { articles: 0 },
      unsettled: [join(root, "a.jsonl")],
    });
    now += 400;
    await put("a.jsonl", '{"title":"A"}\n{"title":"B"}\n');
    await folder.look(500);
    now += 400;
    expect((await folder.look(500)).report.articles).toBe(0);
    now += 100;
    expect(await folder.look(500)).toMatchObject({ report: { new: 2, failed: 0 }, unsettled: [] });
  });

  test("an article taken out of a file is removed; one whose line became unreadable is kept", async () => {
    await put("a.jsonl", '{"title":"A"}\n{"title":"B"}\n{"title":"C"}\n');
    await folder.look(0);
    await put("a.jsonl", '{"title":"A"}\n{"title":"C"}\n');
    await folder.look(0);
    expect(await titles()).toEqual(["A", "C"]);
    await put("a.jsonl", '{"title":"A"}\n{"title":"C\n');
    await folder.look(0);
    expect(await titles()).toEqual(["A", "C"]);
  });

  test("a file that is gone for a moment, as editors save, stays the same article", async () => {
    await put("a.md", "---\ntitle: A\n---\nText.");
    await put("b.md", "---\ntitle: B\n---\nText.");
    await folder.look(0);
    await rm(join(root, "a.md"));
    expect(await folder.look(500)).toMatchObject({ removed: 0, isMissingSome: true });
    await put("a.md", "---\ntitle: A2\n---\nText.");
    now += 600;
    await folder.look(500);
    now += 600;
    expect(await folder.look(500)).toMatchObject({
      removed: 0,
      report: { changed: 1 },
      isMissingSome: false,
    });
    await rm(join(root, "a.md"));
    await folder.look(500);
    now += 500;
    expect((await folder.look(500)).removed).toBe(1);
  });

  test("a moved file stays the same article", async () => {
    await put("a.md", "---\ntitle: A\nsource: S\n---\nText.");
    await put("b.md", "---\ntitle: B\n---\nText.");
    await folder.look(0);
    await mkdir(join(root, "c"));
    await rename(join(root, "a.md"), join(root, "c/z.md"));
    expect(await folder.look(0)).toMatchObject({ removed: 1, report: { new: 0 } });
    expect((await storage.articles.changes(0, 10)).map(({ kind }) => kind)).toEqual(["add", "add"]);
  });

  test("a scan of one file imports it and removes nothing", async () => {
    await put("a.md", "---\ntitle: A\n---\nText.");
    await put("b.md", "---\ntitle: B\n---\nText.");
    await folder.look(0);
    await rm(join(root, "a.md"));
    expect(await folder.look(0, join(root, "a.md"))).toMatchObject({ removed: 0, isMissingSome: true });
    await put("c.md", "---\ntitle: C\n---\nText.");
    expect(await folder.look(0, join(root, "c.md"))).toMatchObject({ report: { new: 1 } });
  });

  test.each([
    ["emptied", async () => rm(join(root, "a.md"))],
    ["gone", async () => rm(root, { recursive: true })],
  ])(
    "a folder that is %s removes nothing and is reported; when it is back, removals count again",
    async (_, lose) => {
      await put("a.md", "---\ntitle: A\n---\nText.");
      await folder.look(0);
      await lose();
      const scan = await folder.look(0);
      expect(scan).toMatchObject({ removed: 0, isMissingSome: false });
      expect(scan.report.files[0]?.skipped[0]?.reason).toBe("folder_gone");
      expect(await titles()).toEqual(["A"]);
      await put("b.md", "---\ntitle: B\n---\nText.");
      expect((await folder.look(0)).removed).toBe(1);
      expect(await titles()).toEqual(["B"]);
    },
  );

  test.skipIf(process.getuid?.() === 0)("a part that may not be read is kept and told", async () => {
    await put("part/a.md", "---\ntitle: A\n---\nText.");
    await put("b.md", "---\ntitle: B\n---\nText.");
    await folder.look(0);
    await chmod(join(root, "part"), 0);
    const scan = await folder.look(0);
    await chmod(join(root, "part"), 0o755);
    expect([scan.removed, scan.report.failed]).toEqual([0, 1]);
  });
});

test("files that are not articles are ignored; loops of links end; each file counts once", async () => {
  for (const name of ["README.md", ".hidden.md", ".git/x.md", "notes.md~", "aliases.yaml"])
    await put(name, "x");
  await put("a.md", "---\ntitle: A\n---\nText.");
  await symlink(root, join(root, "circle"));
  await symlink(join(root, "a.md"), join(root, "b.md"));
  await symlink(join(root, "nowhere"), join(root, "broken.md"));
  expect((await folder.look(0)).report).toMatchObject({ articles: 1, failed: 0 });
});

test("a scan that is stopped keeps what it read, removes nothing, and the next one reads the rest", async () => {
  await put("gone.md", "---\ntitle: Gone\n---\nText.");
  await folder.look(0);
  await rm(join(root, "gone.md"));
  const lines = Array.from({ length: 500 }, (_, at) =>
    JSON.stringify({ title: `Line ${at}`, body: "x".repeat(500) }),
  );
  await put("a.jsonl", lines.join("\n"));
  const stopping = new AbortController();
  const { articles } = storage;
  const add: typeof articles.add = async (drafts, at) => {
    stopping.abort();
    return articles.add(drafts, at);
  };
  const stopped = await createFolder({
    root,
    articles: { ...articles, add },
    files: storage.folderFiles,
    zone: "UTC",
    now: () => now,
  });
  await expect(stopped.look(0, undefined, stopping.signal)).rejects.toThrow("aborted");
  const stored = await storage.articles.count();
  expect(stored).toBeGreaterThan(1);
  expect(stored).toBeLessThan(400);
  expect(await titles()).toContain("Gone");
  folder = await restart();
  expect((await folder.look(0)).report).toMatchObject({ articles: 500, new: 501 - stored, failed: 0 });
  expect(await titles()).toHaveLength(500);
});

test("a file whose name begins with another file's name keeps its articles", async () => {
  await put("a.md", "---\ntitle: A\n---\nText.");
  await put("a.md#0.md", "---\ntitle: B\n---\nText.");
  await put("c.md", "---\ntitle: C\n---\nText.");
  await folder.look(0);
  await rm(join(root, "a.md"));
  await folder.look(0);
  expect(await titles()).toEqual(["B", "C"]);
});

test("a file that becomes empty is reported, and its article stays", async () => {
  await put("a.md", "---\ntitle: A\n---\nText.");
  await folder.look(0);
  await truncate(join(root, "a.md"));
  expect((await folder.look(0)).report.files[0]?.skipped[0]?.reason).toBe("empty");
  expect(await titles()).toEqual(["A"]);
});
