import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openOwnData } from "../../../src/app/app.ts";
import { openData } from "../../../src/app/data-folder.ts";
import { indexPath } from "../../../src/app/files.ts";
import { changesBehind } from "../../../src/app/search/changes-behind.ts";
import { indexVerb } from "../../../src/cli/search-index/verb.ts";
import { UsageError } from "../../../src/cli/verb.ts";
import { type Config, readConfig } from "../../../src/config.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { draft } from "../../contract/drafts.ts";

let folder: string;
let config: Config;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  config = readConfig({ NEWSDESK_DATA: join(folder, "data"), NEWSDESK_CORPUS: join(folder, "none") });
  const { storage } = await openOwnData(config);
  await storage.articles.add([draft("zeppelin"), draft("airship")], 1);
  await storage.close();
});
afterEach(() => rm(folder, { recursive: true }));

/** The exit status, and what was printed. */
async function index(...words: string[]): Promise<{ status: number; printed: string }> {
  const print = vi.spyOn(console, "log").mockImplementation(() => {});
  const status = await indexVerb.run(words, config).finally(() => print.mockRestore);
  const printed = print.mock.calls.flat().join("\n");
  print.mockRestore();
  return { status, printed };
}

/** Stores one more article, and removes the first one. */
async function changeArticles(): Promise<void> {
  const storage = await openData(config);
  await storage.articles.add([draft("glider")], 2);
  await storage.close();
}

describe("newsdesk index, with the index in the process's memory", () => {
  test("status says that none is saved, then how far the saved one is", async () => {
    expect(await index("status")).toMatchObject({
      status: 0,
      printed: expect.stringContaining("No index is saved"),
    });
    expect(await index("rebuild")).toMatchObject({
      status: 0,
      printed: expect.stringContaining("2 articles indexed"),
    });
    expect((await index("status")).printed).toContain("It has change 2, 0 behind the articles");
    await changeArticles();
    expect((await index("status")).printed).toContain("It has change 2, 1 behind the articles");
    expect(JSON.parse((await index("status", "--json")).printed)).toMatchObject({ seq: 2, behind: 1 });
  });

  test("check finds every article, also those that the saved index has yet to read", async () => {
    await index("rebuild");
    await changeArticles();
    const { status, printed } = await index("check");
    expect(printed).toContain("3 articles stored, 3 in the index.");
    expect({ status, said: printed.includes("Nothing is missing.") }).toEqual({ status: 0, said: true });
  });

  test("check names a saved index that cannot be used, and rebuild mends it", async () => {
    await index("rebuild");
    await writeFile(indexPath(config), "no index");
    const broken = await index("check");
    expect(broken.status).toBe(1);
    expect(broken.printed).toContain("newsdesk index rebuild");
    await index("rebuild");
    expect((await index("check")).status).toBe(0);
  });

  test("rebuild waits for nobody: beside a running Newsdesk it says that this one has the folder", async () => {
    const { storage } = await openOwnData(config);
    await expect(indexVerb.run(["rebuild"], config)).rejects.toThrow(
      "Another Newsdesk is running on the data folder",
    );
    await storage.close();
  });

  test("another word is refused with the usage", async () => {
    await expect(indexVerb.run(["mend"], config)).rejects.toThrow(UsageError);
  });
});

test("how many changes an index in memory has yet to take in", async () => {
  const storage = await openData(config);
  const embedded = new FuzzyIndex({ now: Date.now });
  const behind = () => changesBehind({ index: embedded, embedded }, storage);
  expect(await behind()).toBe(2);
  await embedded.apply(await storage.articles.changes(0, 1));
  expect(await behind()).toBe(1);
  await storage.close();
});
