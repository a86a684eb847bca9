import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRandom } from "../../src/eval/random.ts";
import { cutPower, cutsOf, flushRecord, openFlushes, salts } from "./wal.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "newsdesk-wal-"));
  path = join(folder, "database");
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A database and its log as they stand while a program with ten commits behind it is alive; each commit's end. */
function tenCommits(): { log: Buffer; ends: number[] } {
  const live = join(folder, "live");
  const database = new DatabaseSync(live);
  database.exec("pragma journal_mode = wal; pragma wal_autocheckpoint = 0; create table t (n integer)");
  database.exec("pragma wal_checkpoint(truncate)");
  const ends: number[] = [];
  for (let n = 0; n < 10; n++) {
    database.exec(`insert into t values (${n})`);
    ends.push(readFileSync(`${live}-wal`).length);
  }
  copyFileSync(live, path);
  const log = readFileSync(`${live}-wal`);
  database.close();
  return { log, ends };
}

/** How many commits are left after the log was cut off. */
function commitsLeft(log: Buffer): number {
  writeFileSync(`${path}-wal`, log);
  const database = new DatabaseSync(path);
  const { left } = database.prepare("select count(*) as left from t").get() as { left: number };
  database.close();
  return left;
}

test("a log cut anywhere holds every commit that ended before the cut, and no other", () => {
  const { log, ends } = tenCommits();
  const original = readFileSync(path);
  for (const cut of cutsOf(log)) {
    writeFileSync(path, original);
    expect([cut, commitsLeft(log.subarray(0, cut))]).toEqual([cut, ends.filter((end) => end <= cut).length]);
  }
});

test("a power cut takes nothing that was flushed, and at times what was not", () => {
  const { log, ends } = tenCommits();
  const original = readFileSync(path);
  const flushes = openFlushes();
  flushes.note(flushRecord(log, ends[5] ?? 0));
  const left = new Set<number>();
  const random = createRandom("power");
  for (let time = 0; time < 60; time++) {
    writeFileSync(path, original);
    writeFileSync(`${path}-wal`, log);
    cutPower(path, flushes, random);
    left.add(commitsLeft(readFileSync(`${path}-wal`)));
  }
  expect([...left].toSorted((a, b) => a - b)).toEqual([6, 7, 8, 9, 10]);
});

test("what was flushed of an earlier log does not count for this one", () => {
  const { log } = tenCommits();
  const flushes = openFlushes();
  const earlier = Buffer.from(log);
  earlier.fill(7, salts.at, salts.at + salts.bytes);
  flushes.note(flushRecord(earlier, 5_000));
  expect(flushes.bytesOf(log)).toBe(0);
});
