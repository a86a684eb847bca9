import { createReadStream, createWriteStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Kysely } from "kysely";
import { assertNotLost, isReadOnly, makeDataFolder, markData } from "../app/data-folder.ts";
import { databasePath } from "../app/files.ts";
import type { Config } from "../config.ts";
import { openPostgresDatabase } from "../storage/postgres/open-postgres.ts";
import type { Schema } from "../storage/schema.ts";
import { openDatabase, openDatabaseToRead } from "../storage/sqlite/open-sqlite.ts";
import { exportLines } from "../storage/transfer/export.ts";
import { importLines } from "../storage/transfer/import.ts";
import type { TableDigest } from "../storage/transfer/tables.ts";
import { readArgs, UsageError, type Verb } from "./verb.ts";

export const exportVerb: Verb = {
  usage: "export FILE",
  summary: "write the whole database to a file, which import takes into another one, also PostgreSQL",
  help: `  newsdesk export everything.jsonl
  newsdesk import everything.jsonl   on the other machine`,
  async run(args, config) {
    const [file = ""] = readArgs(args, "export FILE", {}, [1, 1]).words;
    assertNotLost(config);
    await overDatabase(config, async (db) => {
      const lines = Readable.from(withEnds(exportLines(db, report)));
      // It contains people's messages and settings: only its owner may read it.
      await pipeline(lines, createWriteStream(file, { flags: "wx", mode: 0o600 })).catch(refuse(file));
    });
    console.log(`Everything is in ${file}.`);
    return 0;
  },
};

/** Imports what `export` wrote; returns the exit status. Throws StorageError if nothing was imported. */
export async function importStore(file: string, config: Config): Promise<number> {
  await overDatabase(config, (db) => importLines(db, linesOf(file), report));
  await markData(config);
  console.log("Everything is there, and the same.");
  return 0;
}

/** Whether a file is what `export` wrote. */
export async function isExport(path: string): Promise<boolean> {
  const head = Buffer.from('{"newsdesk":"export"');
  // Opening a pipe would wait for whoever writes to it.
  if (!(await stat(path).catch(() => undefined))?.isFile()) return false;
  const file = await open(path).catch(() => undefined);
  const { buffer } = (await file?.read(Buffer.alloc(head.length)).catch(() => undefined)) ?? {};
  await file?.close();
  return buffer?.equals(head) ?? false;
}

async function overDatabase(config: Config, work: (db: Kysely<Schema>) => Promise<void>) {
  const db = await openAny(config);
  try {
    await work(db);
  } finally {
    await db.destroy();
  }
}

async function openAny(config: Config): Promise<Kysely<Schema>> {
  await makeDataFolder(config);
  if (config.databaseUrl) return openPostgresDatabase(config.databaseUrl);
  return isReadOnly(config) ? openDatabaseToRead(databasePath(config)) : openDatabase(databasePath(config));
}

const report = ({ table, rows, sha256 }: TableDigest): void =>
  console.log(`${table}: ${rows} rows, ${sha256.slice(0, 16)}`);

const refuse = (file: string) => (cause: NodeJS.ErrnoException) => {
  if (cause.code !== "EEXIST") throw cause;
  throw new UsageError(`${file} is there already: name a new file.`, { cause });
};

async function* withEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`;
}

/** Node's readline also splits at U+2028, which occurs in texts. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8")) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}
