import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { SqliteDatabase, SqliteStatement } from "kysely";
import { explainSqlite } from "../errors.ts";

/** Statements that are kept prepared, the last used ones. */
const mostKept = 200;

/** Characters: the longer ones differ in how many values they have, and hardly come again. */
const longestKept = 1_000;

/** Node's SQLite as Kysely expects it; errors about the file at `path` come out as StorageError. */
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
      // Who reads row by row needs a statement that nobody else uses meanwhile.
      iterate: (parameters) => database.prepare(sql).iterate(...values(parameters)),
    };
  };
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = kept.get(sql) ?? prepare(sql);
      if (sql.length > longestKept) return statement;
      kept.delete(sql);
      kept.set(sql, statement);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest) kept.delete(oldest);
      return statement;
    },
  };
}
