import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askHere } from "../../../src/cli/ask/ask-here.ts";
import { readConfig } from "../../../src/config.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
});
afterAll(() => rm(folder, { recursive: true }));

const openStore = () => openStorage(join(folder, "newsdesk.sqlite"));
const ask = () =>
  askHere("latest", readConfig({ NEWSDESK_DATA: folder, NEWSDESK_CORPUS: join(folder, "none") }));

async function add(count: number, first = 0): Promise<void> {
  const storage = await openStore();
  const drafts = Array.from({ length: count }, (_, n) => `Ferry ${first + n} leaves`).map((title) => ({
    ...{ title, body: "", source: "Isle Post", tags: [], language: "en", truncated: false },
    keys: [`url:${title}`],
  }));
  await storage.articles.add(drafts as never, Date.now());
  await storage.close();
}

async function grouped() {
  const storage = await openStore();
  const progress = await storage.stories.progress();
  await storage.close();
  return progress;
}

test("a question groups what is new; it does not wait for what lies behind that, however often one asks", async () => {
  await add(300);
  expect((await ask())?.text).toContain("of 300");
  const first = await grouped();
  expect(first.gaps).not.toEqual([]);
  await ask();
  expect(await grouped()).toEqual(first);
  await add(1, 300);
  await ask();
  expect((await grouped()).cursor).toBeGreaterThan(first.cursor);
});
