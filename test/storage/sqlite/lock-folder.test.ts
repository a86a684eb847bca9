import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "../../../src/storage/sqlite/lock-folder.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsdesk-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A process that locks the folder and lives until it is killed. */
async function otherProcess() {
  const script = `
    import { lockFolder } from ${JSON.stringify(join(import.meta.dirname, "../../../src/storage/sqlite/lock-folder.ts"))};
    lockFolder(${JSON.stringify(folder)});
    console.log("locked");
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ["--input-type=module", "--eval", script]);
  await once(child.stdout, "data");
  return child;
}

const inUse = /^Another Newsdesk is running on the data folder .+: stop that one first, or give this one a/;

test("a data folder has one process; the next one may begin as soon as that is killed", async () => {
  const other = await otherProcess();
  expect(() => lockFolder(folder)).toThrow(inUse);
  other.kill("SIGKILL");
  await once(other, "exit");
  const unlock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(inUse);
  unlock();
  lockFolder(folder)();
});
