import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { openPostgres } from "../../../src/storage/postgres/open-postgres.ts";
import { openStorage } from "../../../src/storage/sqlite/open-sqlite.ts";
import type { Storage } from "../../../src/storage/storage.ts";

type Row = Record<string, unknown>;

/** What the processes share. */
export type Store = {
  /** The environment variables of a process, numbered from 0. */
  variables(process: number): Record<string, string>;
  open(): Promise<Storage>;
  /** What an SQL statement returns. */
  rows(statement: string): Promise<Row[]>;
  /** Its file, if it is one. */
  file?: string;
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
    file,
    async rows(statement) {
      const database = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
      try {
        return database.prepare(statement).all();
      } finally {
        database.close();
      }
    },
    end: async () => {},
  };
}

/** The time between its crash and its start. */
const awayMs = 500;

/** A new PostgreSQL server; each process has a data folder inside `folder`. */
export async function postgresStore(folder: string): Promise<Store> {
  const { startPostgres } = await import("../../servers/postgres.ts");
  const server = await startPostgres();
  const address = await server.createDatabase();
  /** Resolves when the last crash is over. */
  let up = Promise.resolve();
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: address });
    client.on("error", () => {});
    try {
      await client.connect();
      return (await client.query(statement)).rows;
    } finally {
      await client.end();
    }
  };
  const crash = async () => {
    await server.stop("crash");
    await sleep(awayMs);
    await server.start();
  };
  return {
    variables: (process) => ({ DATABASE_URL: address, NEWSDESK_DATA: join(folder, `process-${process}`) }),
    open: () => openPostgres(address),
    async rows(statement) {
      for (;;) {
        const last = up;
        await last;
        try {
          return await ask(statement);
        } catch (error) {
          // It crashed meanwhile.
          if (last === up) throw error;
        }
      }
    },
    crash() {
      up = crash();
      return up;
    },
    end: () => server.end(),
  };
}
