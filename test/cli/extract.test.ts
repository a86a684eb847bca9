import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { extractPageFile } from "../../src/cli/inspect/extract.ts";
import { UsageError } from "../../src/cli/verb.ts";
import { readConfig } from "../../src/config.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-extract-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function run(...words: string[]) {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  try {
    const status = await extractPageFile.run(words, readConfig({ TIME_ZONE: "Asia/Taipei" }));
    return { status, said: log.mock.calls.flat().join("\n"), complained: error.mock.calls.flat().join("\n") };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

const sentence = "The ferry to the islands runs again twice a day after the storm, the harbour office said.";
const page = `<html lang="en"><head><title>Ferry runs again</title><meta property="og:image" content="/f.jpg">
<meta name="author" content="Lin Mei"><meta property="article:published_time" content="2026-05-06T08:00:00+08:00">
<meta property="article:section" content="Transport"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Ferry runs again</h1><p>${sentence}</p><p>${sentence} Again.</p></article></body></html>`;

test("the article of a page as data; fields that the page lacks are null", async () => {
  const path = join(folder, "page.html");
  await writeFile(path, page);
  const { status, said } = await run(path, "--url", "https://island.example/ferry", "--json");
  expect(status).toBe(0);
  expect(JSON.parse(said)).toEqual({
    title: "Ferry runs again",
    body: `${sentence}\n\n${sentence} Again.`,
    byline: "Lin Mei",
    publishedAt: "2026-05-06T00:00:00.000Z",
    section: "Transport",
    language: "en",
    image: "https://island.example/f.jpg",
    url: "https://island.example/ferry",
    source: "island.example",
    summary: null,
    tags: [],
  });
  expect((await run(path)).said).toContain("Transport · Lin Mei · 2026-05-06T00:00:00.000Z\n\nThe ferry");
});

test("a date without a zone is in that of TIME_ZONE", async () => {
  const path = join(folder, "page.html");
  await writeFile(path, page.replace("+08:00", ""));
  const { said } = await run(path, "--json");
  expect(JSON.parse(said)).toMatchObject({ publishedAt: "2026-05-06T00:00:00.000Z" });
});

test("a page without an article is reported in one line", async () => {
  const path = join(folder, "empty.html");
  await writeFile(path, "");
  expect(await run(path)).toMatchObject({ status: 1, complained: `${path} is empty` });
  const missing = join(folder, "missing.html");
  expect(await run(missing)).toMatchObject({ status: 1, complained: `${missing} does not exist` });
});

test.each([[[]], [["a.html", "b.html"]], [["a.html", "--yaml"]]])(
  "extract refuses the arguments %j",
  async (words) => {
    await expect(run(...words)).rejects.toThrow(UsageError);
  },
);
