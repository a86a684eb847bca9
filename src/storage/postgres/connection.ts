import {
  type Dialect,
  HandleEmptyInListsPlugin,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  replaceWithNoncontingentExpression,
} from "kysely";
import pg from "pg";
import { StoreUnavailableError } from "../../article/store-unavailable.ts";
import type { Schema } from "../schema.ts";
import { explainPostgres } from "./errors.ts";

/** How long to wait for a connection, and after a failed one before the next is tried, in milliseconds. */
const connectMs = 3_000;
const restMs = 1_000;

/** After what silence a connection is tried, in milliseconds: routers forget those that are silent for long. */
const keepAliveMs = 30_000;

/** How long to wait for another's lock, and for a process that fell silent in a transaction, in milliseconds. */
const lockMs = 10_000;

/** Numbers that PostgreSQL sends as text, for they may be larger than JavaScript's: bigint and numeric. */
const largeNumbers = [20, 1700];

const types = {
  getTypeParser: (oid: number, format?: "text" | "binary") =>
    largeNumbers.includes(oid) ? Number : pg.types.getTypeParser(oid, format as "text"),
};

/** What pg needs to connect: for a pool, or for one connection that listens. */
export const connectionTo = (url: string) => ({
  connectionString: url,
  application_name: "newsdesk",
  connectionTimeoutMillis: connectMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: keepAliveMs,
  types,
});

/**
 * The database at a postgres:// address. No connection is made yet. Errors come out as StorageError,
 * as StoreAwayError where it does not answer.
 * @param answerMs how long a statement may take; 0 for as long as it likes
 */
export function postgresAt(url: string, name: string, answerMs: number): Kysely<Schema> {
  const pool = new pg.Pool({
    ...connectionTo(url),
    query_timeout: answerMs,
    lock_timeout: lockMs,
    idle_in_transaction_session_timeout: lockMs,
  });
  // A connection that breaks while nobody uses it is told by the next statement, which needs a new one.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const dialect: Dialect = new PostgresDialect({ pool: asKyselyExpects(pool, name) });
  const noEmptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });
  return new Kysely<Schema>({ dialect, plugins: [noEmptyLists] });
}

function asKyselyExpects(pool: pg.Pool, name: string): PostgresPool {
  let failure: { error: unknown; at: number } | undefined;
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      // While it is away nobody has to wait for it more than once in a while.
      if (failure && performance.now() - failure.at < restMs) throw failure.error;
      try {
        const client = await pool.connect();
        failure = undefined;
        return explained(client, name);
      } catch (cause) {
        const error = explainPostgres(cause, name);
        if (error instanceof StoreUnavailableError) failure = { error, at: performance.now() };
        throw error;
      }
    },
  };
}

const wrapped = new WeakMap<pg.PoolClient, PostgresPoolClient>();

/** A connection whose errors are in words; one that broke is not used again. */
function explained(client: pg.PoolClient, name: string): PostgresPoolClient {
  const known = wrapped.get(client);
  if (known) return known;
  let isBroken = false;
  const query = async (sql: unknown, parameters: readonly unknown[] = []) => {
    try {
      return await client.query(String(sql), parameters.map(withoutNul));
    } catch (cause) {
      const error = explainPostgres(cause, name);
      isBroken ||= error instanceof StoreUnavailableError;
      throw error;
    }
  };
  const wrapper: PostgresPoolClient = {
    // Kysely asks for cursors only where it was given their class.
    query: query as unknown as PostgresPoolClient["query"],
    release: (discard) => client.release(discard || isBroken),
  };
  wrapped.set(client, wrapper);
  return wrapper;
}

/** PostgreSQL keeps every character but this one. */
const withoutNul = (value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\0", "") : value;
