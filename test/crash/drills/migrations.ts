import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "../../../src/eval/random.ts";
import { migrations } from "../../../src/storage/migrations/migrate.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import { startProgram } from "../lives/processes.ts";
import { cutPower, openFlushes } from "../wal.ts";
import { contentsOf, writeOldDatabase } from "./old-database.ts";

/** The tables of orders and deliveries are there from this one on. */
const firstCount = 11;
/** A migration has about so many statements, with those that record it. */
const statements = 8;
const match = "^(create|alter|drop|update|insert|commit)";

/** How often the program was killed, and what was not as it should be afterwards. */
export type MigrationDrill = { kills: number; faults: string[] };

/**
 * Kills the program while it migrates an old database with the rows of `today`, and cuts the power at
 * every second kill. In the end the database must be what one undisturbed migration makes of it.
 */
export async function dieInMigrations({
  times,
  random,
  folder,
  today,
}: {
  times: number;
  random: Random;
  folder: string;
  today: string;
}): Promise<MigrationDrill> {
  const drill: MigrationDrill = { kills: 0, faults: [] };
  for (let time = 0; time < times; time++) {
    const count = firstCount + Math.floor(random() * (Object.keys(migrations).length - firstCount));
    const [data, undisturbed] = [join(folder, "migrated"), join(folder, "undisturbed.sqlite")];
    mkdirSync(data, { recursive: true });
    const path = join(data, "newsdesk.sqlite");
    await writeOldDatabase(path, count, today);
    copyFileSync(path, undisturbed);
    await migrate(undisturbed);
    if (await dieOnce(data, path, random)) drill.kills++;
    drill.faults.push(...(await faultsOf(path, undisturbed, count)));
    for (const one of [data, undisturbed]) rmSync(one, { recursive: true });
  }
  return drill;
}

async function dieOnce(data: string, path: string, random: Random): Promise<boolean> {
  const nth = 1 + Math.floor(random() * statements * 2);
  const when = random() < 0.5 ? "before" : "after";
  const trap = { on: "sql", match, nth, when, signal: "SIGKILL" } as const;
  const program = startProgram({ NEWSDESK_DATA: data }, trap, ["stories"]);
  await program.ended;
  const flushes = openFlushes();
  flushes.note(program.flushes());
  if (program.wasKilled() && random() < 0.5) cutPower(path, flushes, random);
  return program.wasKilled();
}

const migrate = async (path: string) => (await openStorage(path)).close();

async function faultsOf(path: string, undisturbed: string, count: number): Promise<string[]> {
  const what = `after a kill in the migration of a database with ${count} migrations`;
  try {
    await migrate(path);
  } catch (error) {
    return [`${what}: ${error instanceof Error ? error.message : error}`];
  }
  const [is, should] = [contentsOf(path), contentsOf(undisturbed)];
  return is.join("\n") === should.join("\n") ? [] : [`${what}: other rows or tables than without it`];
}
