import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openPostgres } from "../../src/storage/postgres/open-postgres.ts";
import { openStorage } from "../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../src/storage/storage.ts";

/** What the processes share. */
export type Store = {
  /** The environment variables of a process, numbered from 0. */
  variables(process: number): Record<string, string>;
  open(): Promise<Storage>;
  /** The number that an SQL statement returns as `answer`. */
  ask(statement: string): Promise<number>;
  /** Crashes it and starts it again a moment later; undefined if it is no server. */
  crash?: () => Promise<void>;
  end(): Promise<void>;
};

/** A file in a folder, the data folder of every process. */
export function sqliteStore(folder: string): Store {
  const file = join(folder, "newsdesk.sqlite");
  return {
    variables: () => ({ NEWSDESK_DATA: folder }),
    open: () => openStorage(file),
    async ask(statement) {
      const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
      const row = database.prepare(statement).get();
      database.close();
      return Number(row?.answer);
    },
    end: async () => {},
  };
}

/** The time between its crash and its start. */
const awayMs = 500;

/** A new PostgreSQL server; each process has a data folder inside `folder`. */
export async function postgresStore(folder: string): Promise<Store> {
  const { startPostgres } = await import("../servers/postgres.ts");
  const server = await startPostgres();
  const address = await server.createDatabase();
  return {
    variables: (process) => ({ DATABASE_URL: address, NEWSDESK_DATA: join(folder, `process-${process}`) }),
    open: () => openPostgres(address),
    async ask(statement) {
      const client = new pg.Client({ connectionString: address });
      client.on("error", () => {});
      try {
        await client.connect();
        const { rows } = await client.query(statement);
        return Number(rows[0]?.answer);
      } finally {
        await client.end();
      }
    },
    async crash() {
      await server.stop("crash");
      await sleep(awayMs);
      await server.start();
    },
    end: () => server.end(),
  };
}
