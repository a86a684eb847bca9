import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import { draft } from "../../contract/drafts.ts";
import { cutsOf } from "../../crash/wal.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsdesk-power-"));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** How long the log was when the last flush that has ended was begun: no power cut takes that away. */
async function watchFlushes(log: string): Promise<() => number> {
  await using any = await open(process.execPath);
  const handle: FileHandle = Object.getPrototypeOf(any);
  const { datasync } = handle;
  let flushed = 0;
  vi.spyOn(handle, "datasync").mockImplementation(async function (this: FileHandle) {
    const length = statSync(log).size;
    await datasync.call(this);
    flushed = Math.max(flushed, length);
  });
  return () => flushed;
}

const channel = { platform: "slack", tenant: "T", channel: "C" };
const keys = Array.from({ length: 3 }, (_, number) => `delivery ${number}`);

/** Deliveries on their way: each step is acknowledged before the next. */
async function deliver({ ledger, articles }: Storage, acknowledged: (state: string) => void): Promise<void> {
  for (const [number, key] of keys.entries()) {
    await articles.add([draft(`Story ${number}`)], 1);
    const claimed = await ledger.claim(key, { subscriptionId: "s", dueAt: 1 }, 1, 1_000);
    acknowledged(`${key} claimed 1`);
    const claim = claimed?.delivery ?? { key, attempts: 1 };
    await ledger.noteRequest(claim, { stories: [{ storyId: `a${number}`, articleId: `a${number}` }] }, 2);
    acknowledged(`${key} noted`);
    await ledger.sent(key, { channel, message: `m${number}` });
    acknowledged(`${key} sent`);
  }
}

test("wherever a power cut ends the log, the file opens and holds all that was acknowledged", async () => {
  const live = join(folder, "live");
  await (await openStorage(live)).close();
  const flushed = await watchFlushes(`${live}-wal`);
  const storage = await openStorage(live);
  const promises: { state: string; flushed: number }[] = [];
  await deliver(storage, (state) => promises.push({ state, flushed: flushed() }));
  const [file, log] = [readFileSync(live), readFileSync(`${live}-wal`)];
  await storage.close();
  vi.restoreAllMocks();
  expect(promises.at(-1)?.flushed).toBe(log.length);

  for (const cut of cutsOf(log)) {
    const path = join(folder, "cut");
    writeFileSync(path, file);
    writeFileSync(`${path}-wal`, log.subarray(0, cut));
    const restarted = await openStorage(path);
    const promised = promises.filter((one) => one.flushed <= cut).map(({ state }) => state);
    const kept = await statesOf(restarted);
    expect([cut, promised.filter((state) => !kept.includes(state))]).toEqual([cut, []]);
    await restarted.close();
    rmSync(`${path}-wal`, { force: true });
  }
});

/** What the ledger knows, in the words of `deliver`. */
async function statesOf({ ledger }: Storage): Promise<string[]> {
  const states: string[] = [];
  for (const key of keys) {
    const delivery = await ledger.get(key);
    if (!delivery) continue;
    states.push(`${key} claimed ${delivery.attempts}`);
    if ((await ledger.deliveriesShowing({ storyId: `a${key.at(-1)}`, articleId: "" })).length > 0)
      states.push(`${key} noted`);
    if (delivery.state === "sent") states.push(`${key} sent`);
  }
  return states;
}
