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
import { countRows, type TableDigest } from "../storage/transfer/tables.ts";
import { type CountedUnit, createProgress } from "./progress.ts";
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
      const all = await countRows(db);
      const bar = createProgress(rows);
      const onLine = (count: number) => bar.show({ share: count / all, count });
      const lines = Readable.from(withEnds(exportLines(db, reportBeside(bar)), onLine));
      // It contains people's messages and settings: only its owner may read it.
      const target = createWriteStream(file, { flags: "wx", mode: 0o600 });
      await pipeline(lines, target).catch(refuse(file)).finally(bar.clear);
    });
    console.log(`Everything is in ${file}.`);
    return 0;
  },
};

/** Imports what `export` wrote; returns the exit status. Throws StorageError if nothing was imported. */
export async function importStore(file: string, config: Config): Promise<number> {
  const { size } = await stat(file);
  const bar = createProgress(rows);
  const onLine = (count: number, bytes: number) => bar.show({ share: bytes / size, count });
  await overDatabase(config, (db) =>
    importLines(db, linesOf(file, onLine), reportBeside(bar)).finally(bar.clear),
  );
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

const rows: CountedUnit = ["row", "rows"];

const reportBeside =
  (bar: { clear(): void }) =>
  ({ table, rows, sha256 }: TableDigest): void => {
    bar.clear();
    console.log(`${table}: ${rows} rows, ${sha256.slice(0, 16)}`);
  };

const refuse = (file: string) => (cause: NodeJS.ErrnoException) => {
  if (cause.code !== "EEXIST") throw cause;
  throw new UsageError(`${file} is there already: name a new file.`, { cause });
};

/** `onLine` is called with how many there were. */
async function* withEnds(
  lines: AsyncIterable<string>,
  onLine: (count: number) => void,
): AsyncGenerator<string> {
  let count = 0;
  for await (const line of lines) {
    yield `${line}\n`;
    onLine(++count);
  }
}

/**
 * Node's readline also splits at U+2028, which occurs in texts. `onLine` is called with how many lines there
 * were, and how many bytes of the file are read.
 */
async function* linesOf(
  file: string,
  onLine: (count: number, bytes: number) => void,
): AsyncGenerator<string> {
  let rest = "";
  let count = 0;
  const stream = createReadStream(file, "utf8");
  for await (const chunk of stream) {
    const lines = `${rest}${chunk}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      yield line;
      onLine(++count, stream.bytesRead);
    }
  }
  if (rest) yield rest;
}
