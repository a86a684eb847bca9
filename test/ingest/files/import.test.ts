import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { watchLoop } from "../../../src/eval/event-loop.ts";
import { importPaths } from "../../../src/ingest/files/import.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";

const now = Date.UTC(2026, 0, 31);
const fixtures = new URL("../../fixtures/documents/", import.meta.url).pathname;
let storage: Storage;
let folder: string;

beforeEach(async () => {
  storage = await openStorage(":memory:");
  folder = await mkdtemp(join(tmpdir(), "newsdesk-import-"));
});
afterEach(async () => {
  await storage.close();
  await rm(folder, { recursive: true });
});

const put = async (name: string, content: string | Uint8Array) => {
  await mkdir(join(folder, name, ".."), { recursive: true });
  await writeFile(join(folder, name), content);
};
const run = (...paths: string[]) => importPaths(storage.articles, paths.length ? paths : [folder], now);
const all = async () => {
  const changes = await storage.articles.changes(0, 10_000);
  return storage.articles.get([...new Set(changes.map(({ id }) => id))]);
};

describe("importing", () => {
  test("a folder: every format, in order, each file reported", async () => {
    await put("a.md", "---\ntitle: From Markdown\n---\nText.");
    await put("b/c.jsonl", '{"title":"From JSON Lines"}\n{"title":"And another"}\n');
    await put("b/d.html", "<title>From HTML</title><p>Text of the page.</p>");
    await put("e.txt", "From plain text\n\nText.");
    await put("f.json", '{"title":"From JSON"}');
    const report = await run();
    expect(report).toMatchObject({ articles: 6, new: 6, changed: 0, unchanged: 0, failed: 0 });
    expect(
      report.files.map(({ path, articles, new: added, skipped }) => [path, articles, added, skipped]),
    ).toEqual([
      [join(folder, "a.md"), 1, 1, []],
      [join(folder, "b/c.jsonl"), 2, 2, []],
      [join(folder, "b/d.html"), 1, 1, []],
      [join(folder, "e.txt"), 1, 1, []],
      [join(folder, "f.json"), 1, 1, []],
    ]);
  });

  test("a page with teasers: each is an article of its own", async () => {
    const report = await run(join(fixtures, "pages/kicker.txt"));
    expect(report).toMatchObject({ articles: 3, new: 3, failed: 0 });
    expect((await all()).map(({ truncated, source }) => [truncated ?? false, source])).toEqual([
      [false, "pages"],
      [true, "pages"],
      [true, "pages"],
    ]);
  });

  test("a second import adds nothing", async () => {
    expect((await run(fixtures)).new).toBeGreaterThan(20);
    const again = await run(fixtures);
    expect([again.new, again.changed, again.unchanged]).toEqual([0, 0, again.articles]);
  });

  test("an edited file revises its article, whatever was edited", async () => {
    await put("a.md", "---\ntitle: First\nurl: https://a.example/1\n---\nText.");
    await put("b.jsonl", '{"id":"x","title":"One","body":"B"}\n{"title":"Two","body":"C"}\n');
    await run();
    const before = await all();
    await put("a.md", "---\ntitle: Second\nurl: https://a.example/2\n---\nOther text.");
    await put(
      "b.jsonl",
      '{"title":"New"}\n{"title":"Two","body":"D"}\n{"id":"x","title":"Uno","body":"E"}\n',
    );
    expect(await run()).toMatchObject({ new: 1, changed: 3, unchanged: 0 });
    const after = await storage.articles.get(before.map(({ id }) => id));
    expect(after.map(({ title, body }) => `${title}: ${body}`)).toEqual([
      "Second: Other text.",
      "Uno: E",
      "Two: D",
    ]);
  });

  test("a file that moved is the same article", async () => {
    await put("a/a.md", "---\ntitle: T\nsource: S\n---\nText.");
    await run();
    await put("b/b.md", "---\ntitle: T\nsource: S\n---\nText.");
    await rm(join(folder, "a"), { recursive: true });
    expect(await run()).toMatchObject({ new: 0, changed: 0, unchanged: 1 });
  });

  test("files that are not articles are ignored; loops of links end", async () => {
    for (const name of ["README.md", "aliases.yaml", ".hidden.md", ".git/x.md", "notes.md~"])
      await put(name, "x");
    await put("a.md", "Text.");
    await symlink(folder, join(folder, "circle"));
    await symlink(join(folder, "a.md"), join(folder, "b.md"));
    expect((await run(folder, folder)).files.map(({ path }) => path)).toEqual([join(folder, "a.md")]);
  });
});

test("a date without a zone is in the configured zone, but in a feed UTC", async () => {
  const date = "2026年1月31日 14:05";
  const meta = `<meta property="article:published_time" content="${date}">`;
  const text = "The ferry runs twice a day again. ";
  const item = (published: string) =>
    `<item><title>${published}</title><pubDate>${published}</pubDate></item>`;
  await put("a.md", `---\ntitle: Markdown\npublished: ${date}\n---\nText.`);
  await put("b.jsonl", `{"title":"JSON Lines","published":"${date}"}\n{"title":"Day","date":"2026-01-31"}`);
  await put("c.json", `{"title":"JSON","published":"${date}"}`);
  await put("d.txt", `Plain text\n\n${date}\n\n${text.repeat(10)}`);
  await put("e.html", `<title>Page</title>${meta}<p>Text of the page.</p>`);
  // Long enough for the worker.
  await put("f.html", `<title>Long page</title>${meta}<p>${text.repeat(100)}</p>`);
  await put("g.xml", `<rss><channel><title>Feed</title>${item("31 Jan 2026 14:05")}</channel></rss>`);
  const report = await importPaths(storage.articles, [folder], now, { zone: "Asia/Taipei", list: true });
  const moments = report.files
    .flatMap(({ list = [] }) => list)
    .map(({ title, publishedAt }) => [title, new Date(publishedAt ?? 0).toISOString().slice(0, 16)]);
  expect(moments).toEqual([
    ["Markdown", "2026-01-31T06:05"],
    ["JSON Lines", "2026-01-31T06:05"],
    ["Day", "2026-01-30T16:00"],
    ["JSON", "2026-01-31T06:05"],
    ["Plain text", "2026-01-31T06:05"],
    ["Page", "2026-01-31T06:05"],
    ["Long page", "2026-01-31T06:05"],
    ["31 Jan 2026 14:05", "2026-01-31T14:05"],
  ]);
});

test.each(["utf8", "utf16le"] as const)(
  "JSON Lines longer than a chunk of the file, in %s",
  async (encoding) => {
    const lines = Array.from({ length: 3_000 }, (_, i) =>
      JSON.stringify({ id: i, title: `渡輪 ${i}`, body: `第${i}班船今天開航。` }),
    );
    await put(
      "a.jsonl",
      Buffer.from(`${encoding === "utf16le" ? "\ufeff" : ""}${lines.join("\n")}`, encoding),
    );
    expect(await run()).toMatchObject({ new: 3_000, failed: 0 });
    expect((await all())[2_999]).toMatchObject({ title: "渡輪 2999", body: "第2999班船今天開航。" });
  },
);

test("a large page does not block the event loop", async () => {
  await put(
    "a.html",
    `<article><h1>Long</h1>${"<p>The first ferry left at noon, three days late.</p>".repeat(10_000)}</article>`,
  );
  const { result, loop } = await watchLoop(run);
  expect(result).toMatchObject({ new: 1 });
  expect(loop.cpuMs).toBeLessThan(400);
});

test("any files are imported or reported, and a second import adds nothing", async () => {
  const name = fc.constantFrom("a.md", "b.txt", "c.html", "d.json", "e.jsonl");
  const line = fc.oneof(
    fc.lorem(),
    fc.constantFrom("", "---", '{"title":"T"}', "<p>", "# H"),
    fc.string({ unit: "binary" }),
  );
  const content = fc.oneof(
    { arbitrary: fc.uint8Array({ maxLength: 100 }), weight: 1 },
    { arbitrary: fc.array(line, { maxLength: 8 }).map((lines) => Buffer.from(lines.join("\n"))), weight: 3 },
  );
  await fc.assert(
    fc.asyncProperty(name, content, async (file, bytes) => {
      await put(file, bytes);
      const first = await run();
      expect(first.articles + first.failed > 0 || file === "e.jsonl" || file === "d.json").toBe(true);
      expect(await run()).toMatchObject({
        new: 0,
        changed: 0,
        unchanged: first.articles,
        failed: first.failed,
      });
      await rm(join(folder, file));
    }),
    { numRuns: 30 },
  );
});

test("the bundled corpus holds five stories, one of them whole", async () => {
  const corpus = new URL("../../../corpus/", import.meta.url).pathname;
  expect(await run(corpus)).toMatchObject({ articles: 5, new: 5, failed: 0 });
  const stories = await all();
  expect(stories.filter(({ truncated }) => !truncated).map(({ publishedAt }) => publishedAt)).toEqual([
    Date.UTC(2006, 3, 8),
  ]);
  expect(
    stories.every(({ source, section, tags }) => source === "Taipei Times" && section && tags.length > 0),
  ).toBe(true);
  await copyFile(join(corpus, "demo/tsmc-2nm.md"), join(folder, "copy.md"));
  expect(await run()).toMatchObject({ new: 0, unchanged: 1 });
});

test("an import that was stopped can be repeated: nothing twice, nothing missing", async () => {
  const lines = Array.from({ length: 3_000 }, (_, id) =>
    JSON.stringify({ id, title: `Story ${id}`, body: `Text ${id}` }),
  );
  await put("a.jsonl", lines.join("\n"));
  const store = storage.articles;
  const stop = new Error("the power went out");
  let stored = 0;
  const failing = {
    ...store,
    async add(...given: Parameters<typeof store.add>) {
      if (stored > 1_000) throw stop;
      stored += given[0].length;
      return store.add(...given);
    },
  };
  await expect(importPaths(failing, [folder], 0)).rejects.toBe(stop);
  expect(await run()).toMatchObject({ new: 3_000 - stored, unchanged: stored, changed: 0, failed: 0 });
});
