import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { importArticles } from "../../src/cli/import.ts";
import { readConfig } from "../../src/config.ts";

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
