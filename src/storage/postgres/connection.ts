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

const connectTimeoutMs = 3_000;
/** After a failed connection statements are refused at once until this has passed. */
const retryDelayMs = 1_000;
/** Routers drop connections that are silent for long. */
const keepAliveDelayMs = 30_000;
/** For another's lock, and for a process that fell silent in a transaction. */
const lockTimeoutMs = 10_000;

/** bigint and numeric, which pg leaves as text because they may exceed JavaScript's numbers. */
const largeNumbers = [20, 1700];

/** The options of a pool, or of one connection that listens. */
export const connectionTo = (url: string) => ({
  connectionString: url,
  application_name: "newsdesk",
  connectionTimeoutMillis: connectTimeoutMs,
  keepAlive: true,
  keepAliveInitialDelayMillis: keepAliveDelayMs,
  types: {
    getTypeParser: (oid: number, format?: "text" | "binary") =>
      largeNumbers.includes(oid) ? Number : pg.types.getTypeParser(oid, format as "text"),
  },
});

/**
 * The database at a postgres:// address; no connection is made yet. Errors become StorageError, or
 * StoreUnavailableError if it does not answer.
 * @param statementTimeoutMs 0 for no limit
 */
export function postgresAt(url: string, name: string, statementTimeoutMs: number): Kysely<Schema> {
  const pool = new pg.Pool({
    ...connectionTo(url),
    query_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: lockTimeoutMs,
  });
  // When an idle connection breaks, the next statement opens a new one and reports what is wrong.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const dialect: Dialect = new PostgresDialect({ pool: withExplainedErrors(pool, name) });
  const noEmptyLists = new HandleEmptyInListsPlugin({ strategy: replaceWithNoncontingentExpression });
  return new Kysely<Schema>({ dialect, plugins: [noEmptyLists] });
}

function withExplainedErrors(pool: pg.Pool, name: string): PostgresPool {
  let failure: { error: unknown; at: number } | undefined;
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      if (failure && performance.now() - failure.at < retryDelayMs) throw failure.error;
      try {
        const client = await pool.connect();
        failure = undefined;
        return explainedClient(client, name);
      } catch (cause) {
        const error = explainPostgres(cause, name);
        if (error instanceof StoreUnavailableError) failure = { error, at: performance.now() };
        throw error;
      }
    },
  };
}

/** A connection whose errors are explained; a broken one is not used again. */
function explainedClient(client: pg.PoolClient, name: string): PostgresPoolClient {
  let isBroken = false;
  const query = async (sql: unknown, parameters: readonly unknown[] = []) => {
    try {
      // PostgreSQL cannot store U+0000.
      const storable = parameters.map((one) => (typeof one === "string" ? one.replaceAll("\0", "") : one));
      return await client.query(String(sql), storable);
    } catch (cause) {
      const error = explainPostgres(cause, name);
      isBroken ||= error instanceof StoreUnavailableError;
      throw error;
    }
  };
  return {
    // Kysely passes cursors only if it was given their class.
    query: query as unknown as PostgresPoolClient["query"],
    release: (discard) => client.release(discard || isBroken),
  };
}
