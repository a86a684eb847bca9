import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { importPaths } from "../../../src/ingest/files/import.ts";
import { describeReport } from "../../../src/ingest/files/import-report.ts";
import { errorText } from "../../../src/locales/error-text.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";

const now = Date.UTC(2026, 0, 31);
const _fixtures = new URL("../../fixtures/documents/", import.meta.url).pathname;
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
const _all = async () => {
  const changes = await storage.articles.changes(0, 10_000);
  return storage.articles.get([...new Set(changes.map(({ id }) => id))]);
};

describe("a file without a known extension is recognised by how it begins", () => {
  const feed = "<rss><channel><title>A</title><item><title>Ferry runs</title></item></channel></rss>";
  const page = `<html><head><title>Ferry runs</title></head><body><p>${"It runs twice a day. ".repeat(30)}</p></body></html>`;
  test.each([
    ["a feed", "index.php", feed],
    ["a feed with a declaration", "feed", `<?xml version="1.0"?>\n${feed}`],
    ["a feed in UTF-16", "feed.1", Buffer.from(`\ufeff${feed}`, "utf16le")],
    ["a page", "story.aspx", `<!-- saved -->\n<!DOCTYPE html>${page}`],
    ["a page as XML", "story", `<?xml version="1.0"?><!DOCTYPE html>${page}`],
    ["an article", "story.data", '{"title": "Ferry runs"}'],
    ["a JSON Feed", "feed.json.bak", '{"items": [{"title": "Ferry runs"}]}'],
    ["RSS in JSON", "feed.old", '{"rss": {"channel": {"item": [{"title": "Ferry runs"}]}}}'],
  ])("%s: %s", async (_, name, content) => {
    await put(name, content);
    const report = await importPaths(storage.articles, [folder], 1, { list: true });
    expect(report.files.flatMap(({ list = [] }) => list)).toMatchObject([{ title: "Ferry runs" }]);
  });

  test("a program or a table is not an article", async () => {
    await put("site.css", "body { color: black }");
    await put("table.csv", "title,body\nFerry,It runs");
    expect(await run()).toMatchObject({ articles: 0, failed: 2 });
  });
});

describe("files that cannot be read are reported in a line each, and the rest is imported", () => {
  const picture = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
  test.each([
    ["empty.md", "", "is empty"],
    ["blank.txt", " \n\n ", "is empty"],
    ["picture.txt", picture, "is not text"],
    [
      "picture.png",
      picture,
      "is not one of the supported formats: .md, .txt, .html, .json, .jsonl or a feed (.xml)",
    ],
    ["lines.jsonl", picture, "is not text"],
    ["front.md", "---\ntitle: T\n", "has broken front matter: the line --- that ends it is missing"],
    [
      "latin.txt",
      Buffer.from("It costs £4m.", "latin1"),
      "is in an encoding that cannot be determined (perhaps macintosh, iso-8859-4, ibm866): save it as UTF-8",
    ],
    ["large.txt", Buffer.alloc(10_000_001, "a"), "is larger than 10 MB"],
    ["list.json", "[", "is not valid JSON (for one article a line, name it .jsonl)"],
    ["endless.jsonl", Buffer.alloc(10_200_000, "a"), "has a line longer than 10 MB"],
    ["deep.html", "<div>".repeat(120_000), "is too large a page to read"],
  ])("%s", async (name, content, reason) => {
    await put(name, content);
    await put("z.md", "Text.");
    const report = await run();
    expect(report).toMatchObject({ new: 1, failed: 1 });
    expect(describeReport(report, errorText).split("\n")).toEqual([
      `${join(folder, name)} ${reason}`,
      `${join(folder, "z.md")}: 1 article (1 new, 0 changed)`,
      "1 article: 1 new, 0 changed, 0 unchanged, 1 skipped.",
    ]);
  });

  test("a path that does not exist", async () => {
    const path = join(folder, "nothing");
    expect(describeReport(await run(path), errorText).split("\n")[0]).toBe(`${path} does not exist`);
  });

  test("a link to a file that does not exist", async () => {
    await put("a.md", "Text.");
    await symlink(join(folder, "nowhere"), join(folder, "b.md"));
    const lines = describeReport(await run(), errorText).split("\n");
    expect(lines[0]).toBe(`${join(folder, "b.md")} does not exist`);
  });

  test("a bad line among good ones, and a file that is damaged further on", async () => {
    const line = `${JSON.stringify({ title: "T", body: "x".repeat(1000) })}\n`;
    await put(
      "a.jsonl",
      Buffer.concat([Buffer.from(`${line}oops\n${line.repeat(100)}`), Buffer.from([0xff, 0x0a])]),
    );
    const report = await run();
    expect(report.files[0]?.skipped.map(({ where, reason }) => [where, errorText(reason)])).toEqual([
      ["line 2", "is not valid JSON"],
      [undefined, expect.stringMatching(/^is damaged after line \d+: not all of it is UTF-8$/)],
    ]);
    expect(report.articles).toBeGreaterThan(50);
  });
});
