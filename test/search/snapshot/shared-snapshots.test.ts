import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  fetchSnapshot,
  leaveSnapshot,
  type SharedSnapshots,
} from "../../../src/search/snapshot/shared-snapshots.ts";
import { SnapshotError } from "../../../src/search/snapshot/snapshot-file.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";

let folder = "";
let storage: Storage;
let shared: SharedSnapshots;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
  storage = await openStorage(":memory:");
  shared = storage.snapshots;
});
afterEach(async () => {
  await storage.close();
  await rm(folder, { recursive: true });
});

test("a process gets what another saved, byte for byte", async () => {
  const [mine, theirs] = [join(folder, "mine"), join(folder, "theirs")];
  await writeFile(mine, Buffer.alloc(2_500_000, "saved index "));
  expect(await fetchSnapshot(shared, theirs)).toBe(false);
  expect(await leaveSnapshot(shared, mine, { seq: 20_000, size: 20_000 })).toBe(true);
  expect(await fetchSnapshot(shared, theirs)).toBe(true);
  expect(await readFile(theirs)).toEqual(await readFile(mine));
});

test.each([
  ["few articles", { seq: 9_999, size: 500 }, { seq: 0 }, false],
  ["little behind, of many articles", { seq: 1_050_000, size: 1_000_000 }, { seq: 1_000_000 }, false],
  ["far behind", { seq: 1_100_000, size: 1_000_000 }, { seq: 1_000_000 }, true],
  ["another went further", { seq: 20_000, size: 20_000 }, { seq: 30_000 }, false],
])("an index is published only if the shared one is far behind: %s", async (_, index, there, isLeft) => {
  const path = join(folder, "index");
  await writeFile(path, "saved");
  if (there.seq) await leaveSnapshot(shared, path, { ...there, size: 0 });
  expect(await leaveSnapshot(shared, path, index)).toBe(isLeft);
});

test("a snapshot that breaks off leaves no file behind", async () => {
  async function* cutOff() {
    yield Uint8Array.of(1);
    throw new Error("away");
  }
  const broken = { ...shared, newest: async () => 1, read: cutOff };
  await expect(fetchSnapshot(broken, join(folder, "theirs"))).rejects.toThrow(SnapshotError);
  expect(await readdir(folder)).toEqual([]);
});
