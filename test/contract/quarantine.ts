import { expect, test } from "vitest";
import { readingVersion } from "../../src/article/quarantine.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { draft } from "./drafts.ts";

/** What the quarantine promises. */
export function quarantineContract(fresh: () => Promise<Storage>): void {
  const stored = async () => {
    const storage = await fresh();
    const whole = { ...draft("whole"), keys: ["feed:f1 whole"] };
    const rough = { ...draft("rough"), keys: ["path:/news/rough.html##0"], overran: true as const };
    const { added } = await storage.articles.add([whole, rough], 1_000);
    return { storage, ids: added.map(({ id }) => id), rough };
  };

  test("an article that overran is put in with its storing, and named", async () => {
    const { storage, ids } = await stored();
    expect(await storage.quarantine.among(ids)).toEqual(new Set([ids[1]]));
    expect(await storage.quarantine.latest(5)).toMatchObject([{ id: ids[1], stage: "reading", at: 1_000 }]);
  });

  test("others are put in by their ids, unknown ones not, and the latest come first", async () => {
    const { storage, ids } = await stored();
    await storage.quarantine.add([...ids, "nobody"], "names", 2_000);
    expect(await storage.quarantine.latest(5)).toMatchObject([
      { id: ids[0], stage: "names", at: 2_000 },
      { id: ids[1], stage: "reading", at: 1_000 },
    ]);
    expect(await storage.quarantine.latest(1)).toHaveLength(1);
  });

  test("a revision or removal takes an article out", async () => {
    const { storage, ids, rough } = await stored();
    const { overran: _, ...read } = rough;
    await storage.articles.add([{ ...read, body: "Read whole." }], 3_000);
    expect(await storage.quarantine.among(ids)).toEqual(new Set());
    await storage.quarantine.add(ids, "names", 3_000);
    await storage.articles.remove(ids, 4_000);
    expect(await storage.quarantine.latest(5)).toEqual([]);
  });

  test("a newer program tries again once: change feed, files and feeds", async () => {
    const { storage, ids } = await stored();
    const { articles, folderFiles, quarantine } = storage;
    await folderFiles.save("/news", [["/news/rough.html", { size: 1, modified: 1 }]]);
    const seq = (await articles.changes(0, 10)).at(-1)?.seq ?? 0;
    expect(await quarantine.releaseOlder(readingVersion, 5_000)).toBe(0);
    expect(await articles.changes(seq, 10)).toEqual([]);
    expect(await quarantine.releaseOlder(readingVersion + 1, 5_000)).toBe(1);
    expect(await articles.changes(seq, 10)).toMatchObject([{ kind: "update", id: ids[1] }]);
    expect(await folderFiles.all("/news")).toEqual(new Map());
    expect(await quarantine.among(ids)).toEqual(new Set());
    expect(await quarantine.releaseOlder(readingVersion + 1, 5_000)).toBe(0);
  });
}
