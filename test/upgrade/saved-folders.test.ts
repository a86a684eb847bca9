import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import { run } from "../service/process.ts";
import { lostRows, rowsIn } from "./rows.ts";
import { unpack } from "./saved-folders.ts";

/** What each saved folder was told while it was made, as far as that version kept it. */
const saved: [name: string, choices: number][] = [
  ["123e13e", 0],
  ["29a9fa1", 1],
  ["4da3d31", 1],
];

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "newsdesk-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test.each(saved)(
  "what %s saved is opened, and loses no article, order, delivery or choice",
  async (name, choices) => {
    const path = join(await unpack(name, join(folder, "data")), "newsdesk.sqlite");
    const before = rowsIn(path);
    expect(before.get("articles")).toHaveLength(6);
    expect(before.get("subscriptions")).toHaveLength(1);
    expect(before.get("follows")).toHaveLength(1);
    expect(before.get("preferences") ?? []).toHaveLength(choices);
    const storage = await openStorage(path);
    expect(await storage.subscriptions.all()).toHaveLength(1);
    expect(await storage.follows.all()).toHaveLength(1);
    await storage.close();
    expect(lostRows(before, rowsIn(path))).toEqual([]);
  },
);

test("a folder of a newer version is refused in one sentence, and left as it is", async () => {
  const data = await unpack("4da3d31", join(folder, "data"));
  const database = new DatabaseSync(join(data, "newsdesk.sqlite"));
  database.exec("insert into newsdesk_migration (name, timestamp) values ('9999 later', '2030-01-01')");
  database.close();
  const before = rowsIn(join(data, "newsdesk.sqlite"));
  const variables = { NEWSDESK_DATA: data, HOME: folder, WEB_PORT: "0" };
  for (const [entry, words] of [["main", []] as const, ["cli", ["ask", "tsmc"]] as const]) {
    const { status, out, err } = await run(entry, [...words], variables).ended;
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toContain("a newer version of Newsdesk wrote it; install that version again");
  }
  expect(rowsIn(join(data, "newsdesk.sqlite"))).toEqual(before);
});
