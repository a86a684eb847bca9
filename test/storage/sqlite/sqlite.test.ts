import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe } from "vitest";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { storageContract } from "../../contract/storage.ts";

describe("SQLite", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "newsdesk-storage-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  storageContract({
    alone: () => openStorage(":memory:"),
    async together(processes) {
      const all = [];
      while (all.length < processes) all.push(await openStorage(join(folder, "news.sqlite")));
      return all;
    },
    async lives() {
      const open = () => openStorage(join(folder, "news.sqlite"), { isOwner: true });
      const first = await open();
      return { first, kill: () => first.close(), next: open };
    },
  });
});
