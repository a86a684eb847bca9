import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { openData } from "../../src/app/data-folder.ts";
import { ask } from "../../src/cli/ask.ts";
import { backupVerb, restoreVerb } from "../../src/cli/backup.ts";
import { doctor } from "../../src/cli/doctor.ts";
import { feeds } from "../../src/cli/feeds.ts";
import { aliases } from "../../src/cli/inspect/aliases.ts";
import { stories } from "../../src/cli/inspect/stories.ts";
import { settings } from "../../src/cli/settings.ts";
import { exportVerb } from "../../src/cli/transfer.ts";
import { readConfig } from "../../src/config.ts";
import { draft } from "../contract/drafts.ts";

let folder = "";
let said = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsdesk-data-"));
  said = "";
  vi.spyOn(console, "log").mockImplementation((text) => {
    said += `${text}\n`;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const variables = (data = "data") => ({
  NEWSDESK_DATA: join(folder, data),
  NEWSDESK_CORPUS: join(folder, "none"),
  WEB_PORT: "0",
});
const config = (data?: string) => readConfig(variables(data));
const database = () => join(folder, "data", "newsdesk.sqlite");

async function fill(): Promise<void> {
  const storage = await openData(config());
  await storage.articles.add(
    [draft("Ferry runs again", { body: "The harbour office said so." })],
    Date.now(),
  );
  await storage.close();
}

describe("a database that was lost is not begun anew", () => {
  const lose: [string, () => void][] = [
    ["missing", () => rmSync(database())],
    ["empty", () => truncateSync(database())],
    [
      "without a table",
      () => {
        rmSync(database());
        new DatabaseSync(database()).exec("vacuum");
      },
    ],
  ];
  test.each(lose)("%s", async (_, break_) => {
    await fill();
    break_();
    const before = existsSync(database());
    await expect(openData(config())).rejects.toThrow(/newsdesk restore FILE.*has-a-database to begin anew/);
    await expect(exportVerb.run([join(folder, "all.jsonl")], config())).rejects.toThrow(
      /newsdesk restore FILE/,
    );
    expect(await doctor.open(["--json"], variables())).toBe(1);
    expect(said).toContain("newsdesk restore FILE");
    expect(existsSync(database())).toBe(before);
    rmSync(join(folder, "data", "has-a-database"));
    await (await openData(config())).close();
  });

  test("a table that was dropped is named", async () => {
    await fill();
    const file = new DatabaseSync(database());
    file.exec("drop table preferences");
    file.close();
    await expect(openData(config())).rejects.toThrow(/it has lost preferences; restore it from a backup/);
  });

  test("a backup is restored into its place, or into a folder that does not exist yet", async () => {
    await fill();
    const copy = join(folder, "copy.sqlite");
    await backupVerb.run([copy], config());
    rmSync(database());
    expect(await restoreVerb.run([copy], config())).toBe(0);
    expect(await restoreVerb.run([copy], config("new/deep"))).toBe(0);
    for (const data of ["data", "new/deep"]) {
      const storage = await openData(config(data));
      expect(await storage.articles.count()).toBe(1);
      await storage.close();
    }
  });
});

/** Makes the data folder one that can only be read; false where this machine lets a test mount nothing. */
function freeze(): boolean {
  const data = join(folder, "data");
  const mount = (...options: string[]) => spawnSync("mount", options).status === 0;
  return mount("--bind", data, data) && mount("-o", "remount,bind,ro", data);
}

describe("on a file system that can only be read", () => {
  beforeEach(async ({ skip }) => {
    await fill();
    if (!freeze()) skip();
  });
  afterEach(() => {
    spawnSync("umount", [join(folder, "data")]);
  });

  test("every command that reads works, and leaves nothing behind", async () => {
    const files = readdirSync(join(folder, "data"));
    expect(await ask.run(["ferry"], config())).toBe(0);
    expect(said).toContain("Ferry runs again");
    expect(await stories.run([], config())).toBe(0);
    expect(await aliases.run([], config())).toBe(0);
    expect(await feeds.run(["list"], config())).toBe(0);
    expect(await settings.run(["export"], config())).toBe(0);
    expect(await backupVerb.run([join(folder, "copy.sqlite")], config())).toBe(0);
    expect(await exportVerb.run([join(folder, "all.jsonl")], config())).toBe(0);
    said = "";
    await doctor.open([], variables());
    expect(said).toMatch(/pass {2}Database/);
    expect(said).toMatch(/pass {2}Articles +1,/);
    expect(said).toMatch(/fail {2}Data folder .*cannot be written/);
    expect(readdirSync(join(folder, "data"))).toEqual(files);
  });

  test("one that writes says what to do", async () => {
    await expect(openData(config())).rejects.toThrow(/can only be read; make it writable/);
    await expect(feeds.run(["add", "https://x.example/feed"], config())).rejects.toThrow(/can only be read/);
    await ask.run(["digest on 08:30"], config()).catch(() => 1);
    expect(said).not.toMatch(/every day/i);
  });
});
