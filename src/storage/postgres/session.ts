import { randomInt } from "node:crypto";
import { type Kysely, sql } from "kysely";
import pg from "pg";
import { repeat } from "../../async/repeat.ts";
import { withTimeout } from "../../async/timeout.ts";
import { changesChannel } from "../migrations/0018-announcements.ts";
import type { Schema } from "../schema.ts";
import { connectionTo } from "./connection.ts";

const retryDelayMs = 1_000;
const timeoutMs = 3_000;

/** Newsdesk's among the advisory locks of a database; any number that nothing else uses. */
const lockClass = 1_852_143_475;
const maxProcessNumber = 2 ** 31 - 1;

/**
 * A connection for as long as the process lives. Its advisory lock, which PostgreSQL ends with the
 * connection, shows other processes that this one lives; and it calls back after every notification of
 * changes, and after every reconnection.
 */
export function keepSession(url: string) {
  const self = randomInt(1, maxProcessNumber);
  const listeners: (() => void)[] = [];
  const stopping = new AbortController();
  const { promise: opened, resolve: open } = Promise.withResolvers<void>();
  let isHeld = false;
  const session: SessionEvents = {
    notify() {
      for (const wake of listeners) wake();
    },
    hold(held) {
      isHeld = held;
      if (held) open();
    },
    signal: stopping.signal,
  };
  // Every other reader of the database reports that it is away.
  const options = { delayMs: retryDelayMs, onError() {} };
  const keeping = repeat(() => holdOnce(url, self, session), options);
  return {
    onChange: (wake: () => void) => void listeners.push(wake),
    /** Resolves when it is there for the first time, and at the latest after some seconds. */
    opened: () => withTimeout(opened, timeoutMs, () => undefined),
    /** The name under which `livingSessions` lists it; undefined while it has no connection. */
    self: () => (isHeld ? String(self) : undefined),
    stop() {
      stopping.abort();
      return keeping.stop();
    },
  };
}

/** The processes that have a session on the database. */
export async function livingSessions(db: Kysely<Schema>): Promise<string[]> {
  const { rows } = await sql<{ process: string }>`
    select objid::text as process from pg_locks
    where locktype = 'advisory' and granted and classid = ${lockClass} and objsubid = 2
      and database = (select oid from pg_database where datname = current_database())`.execute(db);
  return rows.map(({ process }) => process);
}

type SessionEvents = { notify(): void; hold(isHeld: boolean): void; signal: AbortSignal };

/** Holds the lock and listens until the connection breaks or is stopped. */
async function holdOnce(url: string, self: number, { notify, hold, signal }: SessionEvents): Promise<void> {
  const client = new pg.Client({ ...connectionTo(url), query_timeout: timeoutMs });
  const broken = new Promise<void>((resolve) => {
    client.once("error", () => resolve());
    client.once("end", () => resolve());
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
  client.on("error", () => {});
  try {
    await client.connect();
    client.on("notification", notify);
    // Shared, for the server may not have noticed yet that an earlier connection broke.
    await client.query(`select pg_advisory_lock_shared(${lockClass}, ${self})`);
    hold(true);
    await client.query(`listen ${changesChannel}`);
    // Earlier announcements are not repeated.
    notify();
    await broken;
  } finally {
    hold(false);
    // A network that swallows what is sent leaves the end unanswered too.
    await withTimeout(client.end(), timeoutMs, () => undefined);
    client.connection.stream.destroy();
  }
}
