import type { DatabaseSync } from "node:sqlite";
import {
  type AbortableOperationOptions,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type SelectModifierNode,
  SelectQueryNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
} from "kysely";
import { createMutex } from "../../async/mutex.ts";
import { createYieldingExecutor } from "../../async/yield.ts";
import { withStatements } from "./statements.ts";
import { busyTimeoutMs, waitingForLock } from "./wait-for-lock.ts";
import type { WriteAhead } from "./write-ahead.ts";

type DialectOptions = {
  /** A write is over when this has flushed it. */
  writeAhead?: WriteAhead;
  /** How long a query waits for another process's lock. */
  lockTimeoutMs?: number;
};

/** Kysely's dialect for node:sqlite; errors about the file become StorageError. */
export function nodeSqliteDialect(
  database: DatabaseSync,
  path: string,
  { writeAhead, lockTimeoutMs = busyTimeoutMs }: DialectOptions = {},
): Dialect {
  const prepared = withStatements(database, path);
  const sqlite = new SqliteDialect({ database: prepared });
  return {
    createAdapter: () => new QueueingAdapter(),
    createDriver: () => new QueueingDriver(database, prepared, lockTimeoutMs, writeAhead),
    createIntrospector: (db) => sqlite.createIntrospector(db),
    createQueryCompiler: () => new WholeFileLocker(),
  };
}

class QueueingAdapter extends SqliteAdapter {
  /** SQLite rolls schema changes back too, so that of two processes one at a time migrates a file. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }

  /** The driver itself lends its one connection to one user at a time. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** A transaction has the whole file to itself: `for update` and `skip locked` mean nothing. */
class WholeFileLocker extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (!/Update|Locked/.test(node.modifier ?? "")) super.visitSelectModifier(node);
  }
}

class QueueingDriver extends SqliteDriver {
  readonly #mutex = createMutex();
  #release = () => {};
  readonly #execute = createYieldingExecutor();
  readonly #writeAhead: WriteAhead | undefined;
  /** Whether something was written since the connection was acquired. */
  #wrote = false;

  /** The first error since then. */
  #failure: unknown;
  readonly #database: DatabaseSync;
  readonly #lockTimeoutMs: number;

  constructor(
    database: DatabaseSync,
    prepared: SqliteDatabase,
    lockTimeoutMs: number,
    writeAhead: WriteAhead | undefined,
  ) {
    super({ database: prepared });
    this.#database = database;
    this.#lockTimeoutMs = lockTimeoutMs;
    this.#writeAhead = writeAhead;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#release = await this.#mutex.acquire();
    const connection = waitingForLock(await super.acquireConnection(), this.#lockTimeoutMs);
    return {
      streamQuery: connection.streamQuery,
      executeQuery: async <R>(query: CompiledQuery, options?: AbortableOperationOptions) => {
        this.#wrote ||= !SelectQueryNode.is(query.query);
        try {
          return await this.#execute(() => connection.executeQuery<R>(query, options));
        } catch (error) {
          this.#failure ??= error;
          throw error;
        }
      },
    };
  }

  /** The next user need not wait for the disk. */
  override async releaseConnection(): Promise<void> {
    const wrote = this.#wrote;
    this.#wrote = false;
    this.#failure = undefined;
    this.#release();
    if (wrote) await this.#writeAhead?.flush();
  }

  /**
   * A transaction takes the write lock at its start: one that first reads and then writes would be
   * refused, however long it waits, if another process wrote in between.
   */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    // Left by one that could not be taken back when it failed.
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  /** SQLite itself takes back a transaction that a full or failing disk cut off. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (!this.#database.isTransaction) return;
    await super.rollbackTransaction(connection).catch((error) => {
      // What went wrong first says more than that it could not be taken back.
      throw this.#failure ?? error;
    });
  }

  override async destroy(): Promise<void> {
    await this.#writeAhead?.stop();
    await super.destroy();
  }
}
