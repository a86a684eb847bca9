import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { LRUCache } from "lru-cache";
import { explainSqlite } from "../errors.ts";

const maxStatements = 200;
/** Longer statements differ in how many values they have, and are hardly ever repeated. */
const maxCachedChars = 2_000;

/** node:sqlite as Kysely expects it; errors about the file at `path` become StorageError. */
export function withStatements(database: DatabaseSync, path: string): SqliteDatabase {
  const explained = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw explainSqlite(error, path);
    }
  };
  const prepare = (sql: string): SqliteStatement => {
    const statement = explained(() => database.prepare(sql));
    const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[];
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => explained(() => statement.all(...values(parameters))),
      run: (parameters) => explained(() => statement.run(...values(parameters))),
      // Reading row by row takes a statement that nothing else uses meanwhile.
      iterate: (parameters) => database.prepare(sql).iterate(...values(parameters)),
    };
  };
  const statements = new LRUCache<string, SqliteStatement>({ max: maxStatements });
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = statements.get(sql) ?? prepare(sql);
      if (sql.length <= maxCachedChars) statements.set(sql, statement);
      return statement;
    },
  };
}
