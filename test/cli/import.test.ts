import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { importArticles } from "../../src/cli/import.ts";
import { readConfig } from "../../src/config.ts";
import { describeFeeds } from "../../src/ingest/feeds/describe-feeds.ts";
import { errorText } from "../../src/locales/error-text.ts";

test("a date without a zone in an imported file is in that of TIME_ZONE", async ({ onTestFinished }) => {
  const folder = await mkdtemp(join(tmpdir(), "newsdesk-import-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "one.jsonl");
  await writeFile(file, JSON.stringify({ title: "Harbour opens", date: "2026年1月31日 14:05" }));
  const printed = vi.spyOn(console, "log").mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());
  const config = readConfig({ TIME_ZONE: "Asia/Taipei", NEWSDESK_DATA: join(folder, "data") });
  expect(await importArticles.run([file, "--json"], config)).toBe(0);
  const [report] = printed.mock.calls.flat();
  expect(JSON.parse(report).files[0].list[0].publishedAt).toBe(Date.UTC(2026, 0, 31, 6, 5));
});

describe("names of files and feeds reach a terminal only cleaned", () => {
  const hostile = "a\u001b[2J\u202e\nall is well\u2028.rtf";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028]/;

  test.each([[[]], [["--json"]]])("newsdesk import %s", async (options) => {
    const folder = await mkdtemp(join(tmpdir(), "newsdesk-import-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, hostile), Buffer.alloc(50));
    const printed = vi.spyOn(console, "log").mockImplementation(() => {});
    onTestFinished(() => printed.mockRestore());
    const config = readConfig({ NEWSDESK_DATA: join(folder, "data") });
    expect(await importArticles.run([join(folder, hostile), ...options], config)).toBe(1);
    const said = String(printed.mock.calls.flat()[0]);
    expect(said).not.toMatch(obeyed);
    expect(said).not.toMatch(/^all is well/m);
  });

  test("newsdesk feeds list", () => {
    const feed = {
      id: "f",
      url: "https://x.example/feed",
      addedAs: "x",
      configured: false,
      fullText: true,
      rules: [],
      hasDoor: false,
    };
    const state = { addedAt: 0, nextCheck: 0, every: 1, failures: 0, unusable: 0, memory: {} };
    const listed = describeFeeds([{ ...feed, ...state, title: hostile }], 0, errorText);
    expect(listed).not.toMatch(obeyed);
    expect(listed.split("\n")).toHaveLength(3);
  });
});
