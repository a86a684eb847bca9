import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type SelectModifierNode,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  SqliteQueryCompiler,
} from "kysely";
import { explainSqlite } from "./errors.ts";
import { waitingForLock } from "./wait-for-lock.ts";

/** Kysely's dialect for Node's own SQLite; errors about the file come out as StorageError. */
export function nodeSqliteDialect(database: DatabaseSync, path: string): Dialect {
  const sqlite = new SqliteDialect({ database: asKyselyExpects(database, path) });
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new ImmediateDriver({ database: asKyselyExpects(database, path) }),
    createIntrospector: (db) => sqlite.createIntrospector(db),
    createQueryCompiler: () => new WholeFileLocker(),
  };
}

/** SQLite rolls schema changes back too, so that two processes may migrate one file at a time. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** A transaction has the whole file to itself: `for update` and `skip locked` have nothing to say. */
class WholeFileLocker extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode): void {
    if (!/Update|Locked/.test(node.modifier ?? "")) super.visitSelectModifier(node);
  }
}

/**
 * A transaction takes the write lock at its start: one that first reads and then writes would be
 * refused, however long it waits, if another process wrote in between.
 */
class ImmediateDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return waitingForLock(await super.acquireConnection());
  }

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
}

function asKyselyExpects(database: DatabaseSync, path: string): SqliteDatabase {
  const explained = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explainSqlite(error, path);
    }
  };
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = explained(() => database.prepare(sql));
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => explained(() => statement.all(...values(parameters))),
        run: (parameters) => explained(() => statement.run(...values(parameters))),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}
