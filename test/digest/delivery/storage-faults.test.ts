import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AdapterError } from "../../../src/chat/errors.ts";
import { catchUp } from "../../../src/search/catch-up.ts";
import { FuzzyIndex } from "../../../src/search/fuzzy-index.ts";
import { migrate } from "../../../src/storage/migrations/migrate.ts";
import type { Schema } from "../../../src/storage/schema.ts";
import { nodeSqliteDialect } from "../../../src/storage/sqlite/kysely-dialect.ts";
import { createStorage, type Storage } from "../../../src/storage/storage.ts";
import { until } from "../../until.ts";
import {
  at,
  channelOf,
  hourMs,
  logged,
  minuteMs,
  newDigest,
  publish,
  runOnce,
  ScriptedPlatform,
  startScheduler,
} from "../delivery-rig.ts";

const slot = at("2026-06-01T00:30Z");
let folder: string;
let database: DatabaseSync;
let storage: Storage;
let slack: ScriptedPlatform;
let clock: { now: number };

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "newsdesk-faults-"));
  const path = join(folder, "news.sqlite");
  // As the program opens it; but the locks here last for minutes of the test's clock, so waiting for them is useless.
  database = new DatabaseSync(path, { timeout: 20 });
  database.exec("pragma journal_mode = wal");
  const db = new Kysely<Schema>({ dialect: nodeSqliteDialect(database, path, { lockTimeoutMs: 0 }) });
  await migrate(db);
  storage = createStorage(db);
  slack = new ScriptedPlatform("slack");
  clock = { now: slot - hourMs };
  logged.length = 0;
});

afterEach(async () => {
  await storage.close();
  rmSync(folder, { recursive: true });
});

/** A real fault of the database; `begin` returns what ends it. */
type Fault = { name: string; says: RegExp; begin: () => () => void };

const faults: Fault[] = [
  {
    name: "the disk is full",
    says: /the disk is full/,
    begin() {
      // Every write needs another page, and there is none.
      database.exec("create table if not exists ballast (bytes blob)");
      for (const table of ["deliveries", "subscriptions", "shown_stories", "follow_matches"]) {
        for (const change of ["insert", "update"]) {
          database.exec(`create temp trigger if not exists ${table}_${change} after ${change} on main.${table}
            begin insert into main.ballast values (zeroblob(20000)); end`);
        }
      }
      const { page_count: pages } = database.prepare("pragma page_count").get() as { page_count: number };
      database.exec(`pragma max_page_count = ${pages}`);
      return () => database.exec("pragma max_page_count = 1000000");
    },
  },
  {
    name: "the database is locked",
    says: /kept it locked/,
    begin() {
      const other = new DatabaseSync(join(folder, "news.sqlite"));
      other.exec("begin immediate");
      return () => other.close();
    },
  },
];

/** A step of a delivery that writes, and the stores of which `breaking` makes that step fail. */
type Step = [step: string, broken: (breaking: Breaking) => object];
type Breaking = <Store extends object>(store: Store, method: keyof Store & string) => Store;

const digestSteps: Step[] = [
  ["claimed", (breaking) => ({ ledger: breaking(storage.ledger, "claim") })],
  ["noted", (breaking) => ({ ledger: breaking(storage.ledger, "noteRequest") })],
  // Here the message is posted.
  ["covered", (breaking) => ({ subscriptions: breaking(storage.subscriptions, "cover") })],
  ["recorded", (breaking) => ({ ledger: breaking(storage.ledger, "sent") })],
];

const alertSteps: Step[] = [
  ["matched", (breaking) => ({ follows: breaking(storage.follows, "record") })],
  ["claimed", (breaking) => ({ ledger: breaking(storage.ledger, "claim") })],
  ["assigned its stories", (breaking) => ({ follows: breaking(storage.follows, "assign") })],
  ["noted", (breaking) => ({ ledger: breaking(storage.ledger, "noteRequest") })],
  ["recorded", (breaking) => ({ ledger: breaking(storage.ledger, "sent") })],
];

/** The fault begins with the first call of the method, and lasts. */
function breakingBy(fault: Fault, ends: (() => void)[]): Breaking {
  return (store, method) => ({
    ...store,
    [method]: (...input: unknown[]) => {
      if (ends.length === 0) ends.push(fault.begin());
      return (store[method] as (...given: unknown[]) => unknown)(...input);
    },
  });
}

describe.each(faults)("$name", (fault) => {
  test.each(digestSteps)("when a digest is %s: it is posted once after the fault", async (_, broken) => {
    await storage.subscriptions.add(newDigest(channelOf("slack"), slot - hourMs));
    await publish(storage.articles, "news", slot - 1);
    await hitBy(fault, broken, (over) => runOnce(over, clock, slack));
    expect(slack.posts.map(({ edition }) => edition.stories.length)).toEqual([1]);
  });

  test.each(alertSteps)("when an alert is %s: it is posted once after the fault", async (_, broken) => {
    const index = new FuzzyIndex({ now: () => clock.now });
    const live = async (over: Storage) => {
      const scheduler = startScheduler(over, clock, [slack], index);
      await scheduler.tick().finally(() => scheduler.stop());
    };
    const {
      schedule: _schedule,
      coveredUntil: _covered,
      ...by
    } = newDigest(channelOf("slack"), slot - hourMs);
    await storage.follows.add({ ...by, query: "tsmc", zone: "UTC" });
    await live(storage);
    await publish(storage.articles, "TSMC starts", slot - 1);
    await catchUp(index, storage.articles);
    await hitBy(fault, broken, live);
    expect(slack.posts.map(({ alert }) => alert)).toEqual([["TSMC starts"]]);
  });
});

describe.each(faults)("$name for some seconds", (fault) => {
  /** A process meets the fault at this step, and ticks every second; it is the same before and after. */
  async function hitFor(seconds: number, broken: Step[1]) {
    await storage.subscriptions.add(newDigest(channelOf("slack"), slot - hourMs));
    await publish(storage.articles, "news", slot - 1);
    const ends: (() => void)[] = [];
    const over = { ...storage, ...broken(breakingBy(fault, ends)) } as Storage;
    const scheduler = startScheduler(over, clock, [slack]);
    const tickFor = async (second: number) => {
      clock.now = slot + second * 1_000;
      await scheduler.tick().catch((error: unknown) => void logged.push(String(error)));
      await until(() => expect(logged.some((line) => fault.says.test(line))).toBe(true));
    };
    for (let second = 0; second < seconds; second++) await tickFor(second);
    for (const end of ends) end();
    return { scheduler, tickFor };
  }

  test.each(digestSteps)(
    "when a digest is %s: the same process posts it a second later",
    async (_, broken) => {
      const { scheduler, tickFor } = await hitFor(5, broken);
      await tickFor(5);
      await until(async () => expect(await storage.ledger.count("sent")).toBe(1));
      expect(clock.now).toBe(slot + 5_000);
      expect(slack.posts).toHaveLength(1);
      await scheduler.stop();
    },
  );

  test("when the outcome of a request that may be under way cannot be recorded: it waits as before", async () => {
    slack.behaviours = [
      () => {
        throw new AdapterError("unavailable", "Slack does not answer.");
      },
    ];
    const { scheduler, tickFor } = await hitFor(5, (breaking) => ({
      ledger: breaking(storage.ledger, "markUnknown"),
    }));
    await tickFor(6);
    expect(await storage.ledger.open(clock.now)).toEqual([]);
    expect(await storage.ledger.open(slot + 5 * minuteMs)).toHaveLength(1);
    await scheduler.stop();
  });
});

/** Runs processes for three minutes of the fault, then without it until all is done. */
async function hitBy(fault: Fault, broken: Step[1], live: (over: Storage) => Promise<void>): Promise<void> {
  const ends: (() => void)[] = [];
  const over = { ...storage, ...broken(breakingBy(fault, ends)) } as Storage;
  const problems: string[] = [];
  const note = (problem: unknown) => void problems.push(String(problem));
  for (clock.now = slot; clock.now < slot + 3 * minuteMs; clock.now += minuteMs) await live(over).catch(note);
  expect(ends).toHaveLength(1);
  expect([...problems, ...logged].some((line) => fault.says.test(line))).toBe(true);
  for (const end of ends) end();
  for (; clock.now < slot + 30 * minuteMs; clock.now += 2 * minuteMs) await live(storage);
  expect(await storage.ledger.count("sent")).toBe(1);
}
